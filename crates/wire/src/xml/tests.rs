use super::{Space, Tree};

fn codes(text: &str) -> Vec<&'static str> {
    let mut remarks = Vec::new();
    Tree::parse(text, &mut remarks);
    remarks.iter().map(|remark| remark.code).collect()
}

#[test]
fn prefixes_are_no_matter_but_the_namespaces_of_feeds_are() {
    let text = "<?xml version='1.0' encoding='iso-8859-9'?><x:a xmlns:x='urn:x' xmlns:m='http://search.yahoo.com/mrss/'>\
        <m:title>one</m:title><title>two &amp; three &ccedil;</title><dc:date>d</dc:date></x:a>";
    let tree = Tree::parse(text, &mut Vec::new());
    let root = tree.root().unwrap();
    assert_eq!(root.name(), "a");
    let children: Vec<_> = root.children().map(|child| (child.space(), child.words())).collect();
    let want = [(Space::Media, "one"), (Space::Main, "two & three ç"), (Space::Dc, "d")];
    assert_eq!(children, want.map(|(space, words)| (space, words.to_owned())));
}

#[test]
fn broken_xml_is_read_up_to_its_fault_and_beyond_what_can_be_mended() {
    let text = "<rss><item>A & B < C &nbsp;<br>x</item></stray><item a=1 b>D</item><item>E";
    let tree = Tree::parse(text, &mut Vec::new());
    let items: Vec<_> = tree.root().unwrap().all("item").map(super::Element::words).collect();
    assert_eq!(items, ["A & B < C x", "D", "E"]);
    assert_eq!(codes(text), ["xml-broken"]);
    assert_eq!(codes("<a><![CDATA[ x"), ["xml-broken"]);
}

#[test]
fn a_tower_of_elements_and_a_bomb_of_entities_do_no_harm() {
    let tower = "<a>".repeat(20_000) + "top";
    assert!(codes(&tower).contains(&"nesting-deep"));
    let mut bomb = "<!DOCTYPE a [<!ENTITY l0 'lol'>".to_owned();
    for level in 1..30 {
        let below = format!("&l{};", level - 1);
        bomb = bomb + "<!ENTITY l" + &level.to_string() + " '" + &below + &below + "'>";
    }
    bomb += "]><a>&l29; <b>&file;</b></a>";
    let tree = Tree::parse(&bomb, &mut Vec::new());
    assert_eq!(tree.root().unwrap().words(), "&l29; &file;");
}

fn tree(text: &str) -> Tree<'_> {
    Tree::parse(text, &mut Vec::new())
}

#[test]
fn entities_that_the_document_declares_stand_for_their_words() {
    let text = "<!DOCTYPE nitf SYSTEM 'http://example.org/nitf.dtd' [
        <!-- <!ENTITY ship 'no'> --><!ELEMENT nitf (a|b)*> <!ENTITY % part 'x'> %part;
        <!ENTITY port \"the port of &#304;zmir\"><!ENTITY both '&port; &amp; &port;'><!ENTITY nbsp '&#38;#160;'>
        <!ENTITY far SYSTEM 'file:///etc/passwd'><!ENTITY lt 'no'><!ENTITY port 'twice'>]>
        <nitf by='&port; &lt;'>&both; a&nbsp;b &far; &ccedil;</nitf>";
    let tree = tree(text);
    let root = tree.root().unwrap();
    assert_eq!(root.raw_text(), "the port of İzmir & the port of İzmir a\u{a0}b &far; ç");
    assert_eq!(root.attr("by"), Some("the port of İzmir <"));
    // What many references add together is bounded, too.
    let many = "<!DOCTYPE a [<!ENTITY e '".to_owned() + &"x".repeat(8000) + "'>]><a>" + &"&e;".repeat(100_000) + "</a>";
    assert!(self::tree(&many).root().unwrap().raw_text().len() < 2_000_000);
    assert_eq!(codes(&many), ["truncated"]);
}

#[test]
fn faults_cost_what_is_faulty_and_no_more() {
    for (text, want) in [
        ("<r><a b='1' c=2 d e=\"x>y\">one</A><b>two</b></r>", "one|two"),
        ("<r><a href=\"x>one</a><b t=\"y\">two</b></r>", "one|two"),
        ("<r><a href='x'<b>one</b></r>", "one"),
        ("<r><a>x <y and z</a><b>two</b></r>", "x <y and z|two"),
        ("<r><a>one<!-- not closed</a><b>two</b></r>", "one|two"),
        ("<r><?xml version='1.0'><a>one</a></r>", "one"),
        ("<r><a>one</a><b>two</b", "one|two"),
        ("<r><a>one</a><b>two</b><c att='", "one|two"),
        ("<r><a><![CDATA[one</a>", "one</a>"),
        ("<r><a>1 < 2 && 3 <> 4</a></r>", "1 < 2 && 3 <> 4"),
        ("<r><a/><b\n/><c>x</c></r>", "||x"),
    ] {
        let tree = tree(text);
        let words: Vec<_> = tree.root().unwrap().children().map(super::Element::words).collect();
        assert_eq!(words.join("|"), want, "{text}");
    }
    let two = tree("<?xml version='1.0'?><a>1</a>\n<?xml version='1.0'?><a>2</a>").roots().count();
    assert_eq!(two, 2, "several documents in one file");
}

#[test]
fn a_namespace_is_known_by_its_address() {
    let tree = tree("<a xmlns='urn:x'><n:b xmlns:n='urn:n'><c xmlns=''/></n:b><n:d/></a>");
    let uris: Vec<_> = tree.root().unwrap().descendants().map(super::Element::uri).collect();
    assert_eq!(uris, ["urn:x", "urn:n", "", ""]);
}

#[test]
fn what_is_never_closed_takes_linear_time() {
    for part in [
        "<!--a>",
        "<?a>",
        "<a b=\"",
        "<!DOCTYPE [ a>",
        "<a ",
        "</",
        "<![CDATA[",
        "&a;",
        "<a x='<'y>",
        "<a:b xmlns:c='d'>",
    ] {
        tree(&("<r>".to_owned() + &part.repeat(200_000)));
    }
}
