//! Single files of several agencies: each must give a headline, a body and a date.

use crate::{figure::Figure, material::Material};
use tellal_story::ItemKind;
use tellal_wire::{Hints, parse};

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut read = Figure::new("read");
    for name in material.files()? {
        let parsed = parse(&material.bytes(&name)?, &Hints::default());
        let right = parsed.items.iter().any(|read| {
            let item = &read.item;
            let told = !item.body.is_empty() || item.kind != ItemKind::Text;
            !item.headline.is_empty() && told && item.version_created.or(item.first_created).is_some()
        });
        read.count(right, &name, || format!("{} items as {}, {:?}", parsed.items.len(), parsed.format, parsed.remarks));
    }
    Ok(vec![read])
}
