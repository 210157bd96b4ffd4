//! temp
use tellal_wire::*;
fn main() {
    for path in std::env::args().skip(1) {
        let parsed = parse(&std::fs::read(&path).unwrap(), &Hints::default());
        println!("\n===== {path}: {} {:?}", parsed.format, parsed.remarks);
        for read in &parsed.items {
            let i = &read.item;
            println!(
                "id {:?} alt {:?} svc {:?} seq {:?} prov {:?} credit {:?} prio {:?} urg {:?} cat {:?} words {:?} lang {:?} sent {:?}",
                i.id,
                i.alt_ids.iter().map(|a| &a.id).collect::<Vec<_>>(),
                i.service,
                i.sequence,
                i.provider,
                i.credit,
                i.priority,
                i.urgency,
                i.categories,
                i.word_count,
                i.lang.as_ref().map(|l| l.to_string()),
                i.sent
            );
            println!(
                "HEAD {:?}\nSUB {:?}\nSLUG {:?} TAKE {:?} KW {:?} BY {:?} DL {:?} {:?} prof {:?}\nSTAND {:?}",
                i.headline,
                i.subheads,
                i.slugline,
                i.take_key,
                i.keywords,
                i.byline.0,
                i.dateline_text,
                i.dateline,
                i.profile,
                i.standfirst
            );
            for n in &i.notes {
                println!("NOTE {:?} {:?}", n.role, n.text);
            }
            for r in &i.related {
                println!("REL {:?} {:?}", r.title, r.href);
            }
            let n = i.body.0.len();
            for (k, b) in i.body.0.iter().enumerate() {
                if k < 5 || k + 3 > n {
                    println!("  {}", format!("{b:?}").chars().take(230).collect::<String>());
                } else if k == 5 {
                    println!("  ... {n}");
                }
            }
            println!("REMARKS {:?}", read.remarks.iter().map(|r| format!("{}", r.code)).collect::<Vec<_>>());
        }
    }
}
