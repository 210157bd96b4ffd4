fn main() {
    for f in std::env::args().skip(1) {
        let b = std::fs::read(&f).unwrap();
        let t = std::time::Instant::now();
        let p = tellal_wire::parse(&b, &Default::default());
        eprintln!("{f} {:?}", t.elapsed());
        println!("{{\"file\":{f:?}}}");
        for l in tellal_wire::json_lines(&p) {
            println!("{l}");
        }
    }
}
