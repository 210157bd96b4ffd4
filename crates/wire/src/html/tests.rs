use super::read;
use tellal_story::{Block, Body, Inline};
use url::Url;

fn body(html: &str) -> Vec<Block> {
    read(html, None).body.0
}

fn plain(html: &str) -> Vec<String> {
    body(html).iter().map(Block::plain).collect()
}

#[test]
fn paragraphs_keep_every_word_and_their_few_marks() {
    let html = "Loose words.<p><b>Bold</b> start, <i>stress</i> and <a href='https://example.org/a?b=1&amp;c=2'>a <b>link</b></a>\
        of\n  <span>nested <u>words</u></span>.<br>Next line.<p>Second, not closed<h2>Sub</h2><p>&nbsp;</p><p></p>tail";
    assert_eq!(
        body(html),
        [
            Block::paragraph("Loose words."),
            Block::Paragraph {
                text: vec![
                    Inline::Strong { text: "Bold".into() },
                    Inline::text(" start, "),
                    Inline::Emphasis { text: "stress".into() },
                    Inline::text(" and "),
                    Inline::Link { text: "a link".into(), url: "https://example.org/a?b=1&c=2".into() },
                    Inline::text("of nested words."),
                    Inline::Break,
                    Inline::text("Next line."),
                ]
            },
            Block::paragraph("Second, not closed"),
            Block::Subhead { text: vec![Inline::text("Sub")] },
            Block::paragraph("tail"),
        ]
    );
}

#[test]
fn quotes_lists_figures_and_embeds_become_blocks_of_their_own() {
    let html = "<blockquote><p>One.</p><p>Two.</p><cite>— A. Speaker</cite></blockquote>\
        <ol><li>first<ul><li>inner</li></ul></li><li><p>second</p></li></ol>\
        <figure><img src='/p.jpg' alt='A quay' width=640 height='480'><figcaption>The quay. <span class='photo-credit'>E. Kaya</span></figcaption></figure>\
        <iframe src='//video.example/1' title='A film'></iframe><p>Text <img src='https://e.org/i.png'> goes on.</p>";
    let base = Url::parse("https://example.org/story/").unwrap();
    let blocks = read(html, Some(&base)).body.0;
    assert_eq!(
        blocks[0],
        Block::Quote {
            text: vec![Inline::text("One."), Inline::Break, Inline::text("Two.")],
            cite: Some("A. Speaker".into())
        }
    );
    let Block::List { ordered: true, items } = &blocks[1] else { panic!("{blocks:?}") };
    assert_eq!(items.len(), 3);
    let Block::Picture(picture) = &blocks[2] else { panic!("{blocks:?}") };
    assert_eq!((picture.src.as_str(), picture.alt.as_str()), ("https://example.org/p.jpg", "A quay"));
    assert_eq!((picture.caption.as_str(), picture.credit.as_str()), ("The quay.", "E. Kaya"));
    assert_eq!((picture.width, picture.height), (640, 480));
    assert_eq!(blocks[3], Block::Embed { url: "https://video.example/1".into(), title: "A film".into() });
    assert_eq!(blocks[4].plain(), "Text");
    assert_eq!(blocks[6].plain(), "goes on.");
}

fn table(html: &str) -> tellal_story::Table {
    let blocks = body(html);
    let Some(Block::Table(table)) = blocks.into_iter().find(|block| matches!(block, Block::Table(_))) else {
        panic!("no table: {html}")
    };
    table
}

#[test]
fn a_table_of_results_stays_a_table() {
    let html = "<table><caption>Group <b>C</b></caption><thead><tr><td>Team<th colspan=2>Points</thead>\
        <tr><td rowspan='3'>A<br>B</td><td><p><b>3</b></p></td><td>1</tr><tr><td> <td></tr>\
        <tr><td>4<td><img src='https://e.org/flag.png'><td colspan=99999>5</table>";
    let blocks = body(html);
    let Block::Table(table) = &blocks[0] else { panic!("{blocks:?}") };
    assert_eq!(table.caption, "Group C");
    assert_eq!(table.plain(), "Team\tPoints\nA\nB\t3\t1\n4\t\t5");
    assert!(table.rows[0].iter().all(|cell| cell.heading) && !table.rows[1][0].heading);
    let covers: Vec<Vec<_>> =
        table.rows.iter().map(|row| row.iter().map(|cell| (cell.columns, cell.rows)).collect()).collect();
    // The empty row is gone, and the cell that reached over it reaches one row less far.
    assert_eq!(covers, [vec![(1, 1), (2, 1)], vec![(1, 2), (1, 1), (1, 1)], vec![(1, 1), (1, 1), (100, 1)]]);
    assert!(matches!(&blocks[1], Block::Picture(_)), "a picture in a cell stands after the table");

    let wrapped =
        "<figure class='wp-block-table'><table><tr><td>A<td>1</table><figcaption>Prices</figcaption></figure>";
    assert_eq!(self::table(wrapped).caption, "Prices");
}

#[test]
fn a_table_for_the_layout_is_its_content() {
    let long = "A sentence that is long enough to be the beginning of a paragraph. ".repeat(4);
    for (html, want) in [
        ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", vec!["One.", "Two."]),
        ("<table><tr><td><img src='https://e.org/1.jpg'></td><td>Caption.</td></tr></table>", vec!["", "Caption."]),
        ("<table><tr><td>Menu<td><h2>Sub</h2><p>Text.</p><ul><li>a<li>b</table>", vec!["Menu", "Sub", "Text.", "a\nb"]),
        ("<table role=presentation><tr><td>a<td>b</table>", vec!["a", "b"]),
        (
            "<table><tr><td>before<table><tr><td>x<td>1</table>after<td>right</table>",
            vec!["before", "x\t1", "after", "right"],
        ),
        ("<ul><li>one<table><tr><td>x<td>1</table><li>two</ul>", vec!["one", "x\t1", "two"]),
        (&format!("<table><tr><td>Left.<td><p>{long}</p><p>End.</p></table>"), vec!["Left.", long.trim(), "End."]),
    ] {
        assert_eq!(plain(html), want, "{html}");
    }
}

#[test]
fn a_table_without_end_is_several() {
    let blocks = body(&("<table>".to_owned() + &"<tr><td>a<td>1".repeat(2500)));
    assert_eq!(blocks.len(), 3);
    let wide = table(&("<table><tr>".to_owned() + &"<td>a".repeat(250)));
    assert_eq!((wide.rows[0].len(), wide.plain().matches('a').count()), (100, 250));
}

#[test]
fn what_could_do_harm_is_gone_and_its_words_are_not() {
    for (html, want) in [
        ("<p>a<script>alert(1)</script>b</p>", "ab"),
        ("<p>a<style>p{}</style><nav><p>menu</p></nav>b", "a\n\nb"),
        ("<a href='javascript:alert(1)'>words</a>", "words"),
        ("<a href='java\nscript:alert(1)'>words</a>", "words"),
        ("<img src=x onerror=alert(1)>words", "words"),
        ("<img src='data:image/png;base64,AA'>words", "words"),
        ("<iframe src='javascript:alert(1)'></iframe>words", "words"),
        ("<svg><script>x</script><text>x</text></svg>words", "words"),
        ("2 < 3 and <3 and a<b", "2 < 3 and <3 and a"),
        ("<![CDATA[<p>]]>words", "<p>words"),
        ("<!-- x --><!--> words <?php ?>", "words"),
        ("<p title='>'>words", "words"),
    ] {
        let Body(blocks) = read(html, None).body;
        for block in &blocks {
            if let Block::Paragraph { text } = block {
                assert!(!text.iter().any(|run| matches!(run, Inline::Link { .. })), "{html}");
            }
        }
        let words: Vec<_> = blocks.iter().map(Block::plain).filter(|text| !text.is_empty()).collect();
        assert_eq!(words.join("\n\n"), want, "{html}");
    }
}

#[test]
fn breaks_in_loose_text_end_paragraphs_where_sentences_end() {
    assert_eq!(
        plain("First sentence.<br/>Second sentence.<br/><br/>Third"),
        ["First sentence.", "Second sentence.", "Third"]
    );
    assert_eq!(plain("<p>Roses are red.<br>Violets are blue.</p>"), ["Roses are red.\nViolets are blue."]);
    assert_eq!(plain("<div>Harbour Office<br>1 Quay Road</div>"), ["Harbour Office\n1 Quay Road"]);
}

#[test]
fn towers_of_tags_take_linear_time() {
    for html in [
        "<div>".repeat(40_000),
        "<b i=1>".repeat(20_000) + &"<p>x".repeat(20_000),
        "<table><tr><td>".repeat(20_000),
        "<blockquote><ul><li>".repeat(20_000),
        format!("<p {}>x", (0..20_000).map(|n| n.to_string() + " ").collect::<String>()),
        "<".repeat(100_000),
        "&".repeat(100_000),
        "<!--".repeat(20_000),
        "<figure><figcaption>".repeat(20_000),
    ] {
        read(&html, None);
    }
}
