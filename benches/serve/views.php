<?php
// How sites behind a cache count views: the page's script asks this, and it adds one.
function tellal_bench_view() {
  global $wpdb;
  $id = 1000 + intval($_GET['id']);
  $wpdb->query($wpdb->prepare("UPDATE $wpdb->postmeta SET meta_value = meta_value + 1 WHERE post_id = %d AND meta_key = 'views'", $id));
  wp_send_json(array('views' => intval(get_post_meta($id, 'views', true))));
}
add_action('wp_ajax_view', 'tellal_bench_view');
add_action('wp_ajax_nopriv_view', 'tellal_bench_view');
