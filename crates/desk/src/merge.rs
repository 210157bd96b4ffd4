//! An agency's newer version meets the desk's work: three texts of one story (the wire's old one, which the desk started
//! from, the wire's new one, and the desk's) are compared field by field and paragraph by paragraph, and every change of
//! the wire's can be taken or left.

mod align;

use crate::{
    diff::{Is, Piece, words},
    form::{BlockFields, Fields, NAMES},
};
use align::{Aligned, align, likeness};
use jiff::tz::TimeZone;
use serde::Serialize;
use std::collections::BTreeMap;
use tellal_story::{Block, Body, Content};

/// What only the desk decides, whatever a wire says.
const OURS: [&str; 5] = ["section", "slug", "form", "topics", "edition_of"];

/// Who has changed something since the wire's old text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Who {
    /// The wire alone: it can be taken without loss.
    Wire,
    /// The desk alone: it stays.
    Desk,
    /// Both, in different ways: somebody has to choose.
    Both,
}

/// What has happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// Its words are others.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere.
    Moved,
}

/// One change.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Change {
    /// Its name in the form: a field's name, or `p` and a number. The same three texts give the same names.
    pub(crate) key: String,
    /// The field, in the messages `desk-field-…`.
    pub(crate) name: &'static str,
    pub(crate) who: Who,
    pub(crate) what: What,
    /// The text that stays if it is left, with what it would lose.
    pub(crate) desk: Vec<Piece>,
    /// The text that comes if it is taken, with what would be new; for a change of the desk's, the wire's text.
    pub(crate) wire: Vec<Piece>,
    /// The wire's old text, where both have changed it.
    pub(crate) before: Option<String>,
}

/// A place in the body: what stands there if its change is left, and if it is taken.
struct Slot {
    leave: Option<Block>,
    take: Option<Block>,
    /// The index of its change.
    change: Option<usize>,
}

/// The three texts, compared.
pub(crate) struct Merge {
    changes: Vec<Change>,
    desk: Content,
    fields: Fields,
    wire: Fields,
    slots: Vec<Slot>,
    zone: TimeZone,
}

impl Merge {
    /// Compares the wire's old text, its new one, and the desk's.
    pub(crate) fn of(base: &Content, wire: &Content, desk: &Content, zone: &TimeZone) -> Self {
        let (old, new, ours) = (Fields::of(base, zone), Fields::of(wire, zone), Fields::of(desk, zone));
        let mut changes = Vec::new();
        for name in NAMES.into_iter().filter(|name| !OURS.contains(name)) {
            let (Some(old), Some(new), Some(ours)) = (old.get(name), new.get(name), ours.get(name)) else { continue };
            // A wire that has stopped saying its language has not changed it.
            if ours == new || name == "lang" && new.is_empty() {
                continue;
            }
            let who = match (old == new, old == ours) {
                (true, _) => Who::Desk,
                (false, true) => Who::Wire,
                (false, false) => Who::Both,
            };
            changes.push(change(name.to_owned(), name, who, What::Changed, ours, new, old));
        }
        let mut paragraphs = Paragraphs::of(&base.body, &wire.body, &desk.body);
        paragraphs.compare();
        let slots = paragraphs.into_slots(&mut changes);
        Self { changes, desk: desk.clone(), fields: ours, wire: new, slots, zone: zone.clone() }
    }

    /// All changes, fields first, then the body from top to bottom.
    pub(crate) fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether there is something that only a person can choose.
    pub(crate) fn has_conflicts(&self) -> bool {
        self.changes.iter().any(|change| change.who == Who::Both)
    }

    /// The desk's text with the changes that are taken.
    pub(crate) fn taking(&self, take: impl Fn(&Change) -> bool) -> Content {
        let taken: Vec<bool> = self.changes.iter().map(|change| change.who != Who::Desk && take(change)).collect();
        let mut fields = Fields { blocks: Vec::new(), ..self.fields.clone() };
        for (change, taken) in self.changes.iter().zip(&taken) {
            if *taken && let (Some(field), Some(new)) = (fields.get_mut(change.name), self.wire.get(change.name)) {
                new.clone_into(field);
            }
        }
        let (mut content, _) = fields.read_what_can_be(&self.zone);
        let standing = self.slots.iter().filter_map(|slot| {
            if slot.change.is_some_and(|change| taken[change]) { slot.take.clone() } else { slot.leave.clone() }
        });
        content.body = Body(standing.collect());
        (content.section, content.slug) = (self.desk.section.clone(), self.desk.slug.clone());
        // What a form does not hold to the second stays as it was.
        if self.fields.embargo == fields.embargo {
            content.embargo = self.desk.embargo;
        }
        content
    }

    /// What the desk has not touched, from the wire; what it has, from the desk.
    pub(crate) fn taking_untouched(&self) -> Content {
        self.taking(|change| change.who == Who::Wire)
    }
}

fn change(key: String, name: &'static str, who: Who, what: What, desk: &str, wire: &str, before: &str) -> Change {
    let pieces = words(desk, wire);
    let side = |without: Is| pieces.iter().filter(|piece| piece.is != without).cloned().collect();
    let before = (who == Who::Both && !before.is_empty()).then(|| before.to_owned());
    Change { key, name, who, what, desk: side(Is::New), wire: side(Is::Gone), before }
}

/// A block with the text that it is compared by.
struct Paragraph {
    block: Block,
    shown: String,
}

impl Paragraph {
    fn all(body: &Body) -> Vec<Self> {
        let shown = |block: &Block| Self { shown: BlockFields::of(block).shown(), block: block.clone() };
        body.0.iter().map(shown).filter(|paragraph| !paragraph.shown.trim().is_empty()).collect()
    }
}

/// A place in the body while it is being found out.
#[derive(Debug, Clone, Copy)]
struct Place {
    leave: Option<usize>,
    take: Option<usize>,
    base: Option<usize>,
    change: Option<(Who, What)>,
    /// The place that has the same change: where it stood and where it goes.
    twin: Option<usize>,
}

/// The three bodies and the places of their merger, in the order of `order`.
struct Paragraphs {
    base: Vec<Paragraph>,
    wire: Vec<Paragraph>,
    desk: Vec<Paragraph>,
    places: Vec<Place>,
    order: Vec<usize>,
}

impl Paragraphs {
    fn of(base: &Body, wire: &Body, desk: &Body) -> Self {
        let [base, wire, desk] = [base, wire, desk].map(Paragraph::all);
        Self { base, wire, desk, places: Vec::new(), order: Vec::new() }
    }

    fn compare(&mut self) {
        let texts = |side: &[Paragraph]| side.iter().map(|paragraph| paragraph.shown.clone()).collect::<Vec<_>>();
        let (base, wire, desk) = (texts(&self.base), texts(&self.wire), texts(&self.desk));
        let (to_wire, to_desk) = (align(&base, &wire), align(&base, &desk));
        let (of_wire, of_desk) = (to_wire.backwards(wire.len()), to_desk.backwards(desk.len()));
        // Where each paragraph of the wire's has its place.
        let mut at: Vec<Option<usize>> = vec![None; wire.len()];

        for (number, from) in of_desk.iter().enumerate() {
            let mut place = Place { leave: Some(number), take: Some(number), base: *from, change: None, twin: None };
            if let Some(index) = *from {
                let untouched = same(&base[index], &desk[number]);
                let by = if untouched { Who::Wire } else { Who::Both };
                match to_wire.to[index] {
                    None => {
                        place.take = None;
                        place.change = Some((by, What::Removed));
                    }
                    Some(new) if same(&wire[new], &desk[number]) => at[new] = Some(self.places.len()),
                    Some(new) => {
                        at[new] = Some(self.places.len());
                        if same(&base[index], &wire[new]) {
                            place.change = Some((Who::Desk, What::Changed));
                        } else {
                            place.take = Some(new);
                            place.change = Some((by, What::Changed));
                        }
                    }
                }
            }
            self.order.push(self.places.len());
            self.places.push(place);
        }
        let moves = self.moves(&to_wire, &to_desk, &mut at);
        // From top to bottom: each goes behind the one that stands before it in the wire's text.
        for new in 0..wire.len() {
            if at[new].is_none() {
                match moves.get(&new) {
                    Some(old_place) => self.move_there(new, *old_place, &mut at),
                    None => self.add(new, of_wire[new], &to_desk, &of_desk, &mut at),
                }
            }
        }
    }

    /// What the wire has put elsewhere, and the place that it leaves; what the desk has worked on stays where the desk has
    /// it.
    fn moves(&mut self, to_wire: &Aligned, to_desk: &Aligned, at: &mut [Option<usize>]) -> BTreeMap<usize, usize> {
        let mut moves = BTreeMap::new();
        for (index, new) in to_wire.moved() {
            let Some(place) = at[new] else { continue };
            let by = self.places[place].change.map_or(Who::Wire, |(who, _)| who);
            if !to_desk.is_moved(index) && by != Who::Desk {
                self.places[place].take = None;
                self.places[place].change = Some((by, What::Moved));
                at[new] = None;
                moves.insert(new, place);
            }
        }
        moves
    }

    fn move_there(&mut self, new: usize, old_place: usize, at: &mut [Option<usize>]) {
        let Place { base, change, .. } = self.places[old_place];
        self.place(new, Place { leave: None, take: Some(new), base, change, twin: Some(old_place) }, at);
    }

    fn add(
        &mut self,
        new: usize,
        from: Option<usize>,
        to_desk: &Aligned,
        of_desk: &[Option<usize>],
        at: &mut [Option<usize>],
    ) {
        let (who, what) = match from {
            Some(index) if to_desk.to[index].is_some() => return,
            // The desk took it out. If the wire has changed it since, somebody should know.
            Some(index) if same(&self.base[index].shown, &self.wire[new].shown) => return,
            Some(_) => (Who::Both, What::Changed),
            None => (Who::Wire, What::Added),
        };
        if from.is_none()
            && let Some(place) = self.added_here_too(new, of_desk)
        {
            at[new] = Some(place);
            let number = self.places[place].leave.unwrap_or_default();
            if !same(&self.desk[number].shown, &self.wire[new].shown) {
                self.places[place].take = Some(new);
                self.places[place].change = Some((Who::Both, What::Changed));
            }
            return;
        }
        let place = Place { leave: None, take: Some(new), base: from, change: Some((who, what)), twin: None };
        self.place(new, place, at);
    }

    /// Puts a paragraph of the wire's behind the one that stands before it there.
    fn place(&mut self, new: usize, place: Place, at: &mut [Option<usize>]) {
        let here = self.places.len();
        let before = at[..new].iter().rev().find_map(|place| *place);
        let index = before.and_then(|place| self.order.iter().position(|other| *other == place));
        self.order.insert(index.map_or(0, |index| index + 1), here);
        self.places.push(place);
        at[new] = Some(here);
    }

    /// The place of a paragraph that the desk has added, and that says much the same as one that the wire has added.
    fn added_here_too(&self, new: usize, of_desk: &[Option<usize>]) -> Option<usize> {
        let free = |place: &&usize| {
            let place = &self.places[**place];
            place.change.is_none() && place.leave.is_some_and(|number| of_desk.get(number) == Some(&None))
        };
        let like = |place: &&usize| {
            let number = self.places[**place].leave.unwrap_or_default();
            likeness(&self.desk[number].shown, &self.wire[new].shown) >= align::ALIKE
        };
        self.order.iter().filter(free).find(like).copied()
    }

    fn into_slots(self, changes: &mut Vec<Change>) -> Vec<Slot> {
        let mut of_place: Vec<Option<usize>> = vec![None; self.places.len()];
        let shown =
            |side: &[Paragraph], index: Option<usize>| index.map(|index| side[index].shown.clone()).unwrap_or_default();
        for place in &self.order {
            let Place { leave, take, base, change: Some((who, what)), twin } = &self.places[*place] else { continue };
            // Where something moves to is the same change as where it leaves.
            let twin = twin.or_else(|| self.places.iter().position(|other| other.twin == Some(*place)));
            if let Some(known) = twin.and_then(|twin| of_place[twin]) {
                of_place[*place] = Some(known);
                continue;
            }
            let other = twin.map(|twin| &self.places[twin]);
            let leave = leave.or_else(|| other.and_then(|place| place.leave));
            let take = take.or_else(|| other.and_then(|place| place.take));
            let before = shown(&self.base, *base);
            let wire = if *who == Who::Desk { before.clone() } else { shown(&self.wire, take) };
            of_place[*place] = Some(changes.len());
            let key = format!("p{}", changes.len());
            changes.push(change(key, "body", *who, *what, &shown(&self.desk, leave), &wire, &before));
        }
        let block = |side: &[Paragraph], index: usize| side[index].block.clone();
        self.order
            .iter()
            .map(|place| {
                let Place { leave, take, change, .. } = &self.places[*place];
                let by_wire = change.is_some_and(|(who, _)| who != Who::Desk);
                Slot {
                    leave: leave.map(|index| block(&self.desk, index)),
                    take: take.map(|index| block(if by_wire { &self.wire } else { &self.desk }, index)),
                    change: of_place[*place],
                }
            })
            .collect()
    }
}

/// Whether two paragraphs have the same words.
fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

#[cfg(test)]
mod tests;
