//! `NewsManagement` and `NewsEnvelope`: what may be done with an item, since when, and how it was sent.

use super::{formal, formal_of, party, property, related, words_of};
use crate::{Remark, dates, formats::Delivery, xml::Element};
use jiff::Timestamp;
use tellal_story::{Item, Note, PubStatus};

pub(super) fn read(management: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>, delivery: &Delivery<'_>) {
    item.profile = formal_of(management, "NewsItemType");
    item.first_created = date(management, "FirstCreated", remarks, delivery);
    item.version_created = date(management, "ThisRevisionCreated", remarks, delivery)
        .or_else(|| date(management, "ThisRevisionDate", remarks, delivery))
        .or(item.first_created);
    item.urgency = formal_of(management, "Urgency").and_then(|urgency| one_to_nine(&urgency));
    item.service = property(management, "Service");
    status(management, item, remarks, delivery);
    for (name, rel) in [("DerivedFrom", "derivedFrom"), ("AssociatedWith", "associatedWith")] {
        for reference in management.all(name).filter_map(|reference| reference.attr("NewsItem")).take(500) {
            item.related.push(related(rel, reference, None));
        }
    }
    for instruction in management.all("Instruction").take(50) {
        instruct(instruction, item, remarks);
    }
}

fn status(management: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>, delivery: &Delivery<'_>) {
    let mut embargoed = false;
    if let Some(status) = formal_of(management, "Status") {
        match &*status.to_ascii_lowercase() {
            // Belga says “open”.
            "usable" | "open" => {}
            "embargoed" | "embargo" => embargoed = true,
            "withheld" => item.status = PubStatus::Withheld,
            "canceled" | "cancelled" | "killed" | "deleted" => item.status = PubStatus::Canceled,
            _ => {
                // Holding what could be used costs an editor a click; using what is held costs more.
                let text = format!("The publishing status “{status}” is not known; the item is withheld.");
                remarks.push(Remark::new("status-unknown", text));
                item.status = PubStatus::Withheld;
            }
        }
    }
    let change = management.child("StatusWillChange");
    let future = change.and_then(|change| formal_of(change, "FutureStatus")).unwrap_or_default().to_ascii_lowercase();
    let when = change.and_then(|change| date(change, "DateAndTime", remarks, delivery));
    match &*future {
        "usable" | "open" if embargoed => item.embargo = when,
        // A hold that ends by itself is an embargo.
        "usable" | "open" if item.status == PubStatus::Withheld && when.is_some() => {
            item.status = PubStatus::Usable;
            item.embargo = when;
        }
        "canceled" | "cancelled" | "withheld" => item.expires = when,
        _ if embargoed => item.embargo = when,
        _ => {}
    }
    item.embargo_open = embargoed && item.embargo.is_none();
}

/// What the agency tells the editor to do, and what becomes of earlier revisions. Those have the id of this one, so that this one's
/// status speaks for them, too; an order to delete that no status says is for a person.
fn instruct(instruction: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>) {
    let mut parts: Vec<String> = Vec::new();
    if let Some(order) = formal(instruction) {
        let low = order.to_ascii_lowercase();
        let signal = match &*low {
            "rectify" | "correct" | "correction" => "correction",
            "update" | "updaterel" | "replace" => "update",
            _ => &*low,
        };
        if !item.signals.iter().any(|known| known == signal) {
            item.signals.push(signal.to_owned());
        }
        let takes_back = ["delete", "kill", "withdraw", "cancel"].iter().any(|word| low.contains(word));
        if takes_back && item.status == PubStatus::Usable {
            let text = format!("The agency's instruction is “{order}”, and the item is usable by its status.");
            remarks.push(Remark::new("kill-in-words", text));
        }
        parts.push(order);
    }
    for fate in instruction.all("RevisionStatus") {
        let status = formal_of(fate, "Status").unwrap_or_default();
        parts.push(match fate.attr("Revision") {
            Some(revision) => format!("Revision {revision}: {status}"),
            None => format!("All earlier revisions: {status}"),
        });
    }
    if !parts.is_empty() {
        let text = parts.join(" · ");
        item.notes.push(Note { role: Some("Instruction".to_owned()), text, publishable: false });
    }
}

pub(super) fn envelope(envelope: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>, delivery: &Delivery<'_>) {
    item.sent = date(envelope, "DateAndTime", remarks, delivery);
    item.priority = formal_of(envelope, "Priority").and_then(|priority| one_to_nine(&priority));
    item.sequence = words_of(envelope, "TransmissionId");
    let service = formal_of(envelope, "NewsService").or_else(|| formal_of(envelope, "NewsProduct"));
    item.service = service.or(item.service.take());
    item.provider = party(envelope, "SentFrom").or(item.provider.take());
}

pub(super) fn date(
    parent: Element<'_>,
    name: &str,
    remarks: &mut Vec<Remark>,
    delivery: &Delivery<'_>,
) -> Option<Timestamp> {
    dates::field(&words_of(parent, name)?, name, &delivery.hints.zone, remarks)
}

pub(super) fn one_to_nine(text: &str) -> Option<u8> {
    text.trim().parse().ok().filter(|number| (1..=9).contains(number))
}
