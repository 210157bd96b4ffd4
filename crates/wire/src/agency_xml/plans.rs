//! XML that newsrooms get beside their stories and that holds none: calendars, fixtures, lists of what there is to fetch.

use crate::xml::Element;

/// Whether a delivery is one of them.
pub(super) fn is(root: Element<'_>) -> bool {
    is_calendar(root) || is_fixtures(root) || is_listing(root)
}

pub(super) fn describe(root: Element<'_>) -> String {
    let what = if is_calendar(root) {
        "a calendar of what will happen"
    } else if is_fixtures(root) {
        "a list of matches"
    } else {
        "a list of items, without the items themselves"
    };
    format!("The delivery is {what}, which is no story (its root element is “{}”).", root.name())
}

/// NTB's calendar, and others that say when something begins and ends.
fn is_calendar(root: Element<'_>) -> bool {
    let entries = || std::iter::once(root).chain(root.children().take(3));
    let has = |entry: Element<'_>, names: &[&str]| names.iter().any(|name| entry.child(name).is_some());
    let begins = ["timeStart", "startDate", "start_date", "dtstart", "eventStart", "startTime"];
    let ends = ["timeEnd", "stopDate", "endDate", "end_date", "dtend", "eventEnd", "endTime"];
    entries().any(|entry| {
        entry.child("service").is_some_and(|service| service.words().eq_ignore_ascii_case("newscalendar"))
            || has(entry, &begins) && has(entry, &ends)
    })
}

/// Sports data: matches, teams, standings.
fn is_fixtures(root: Element<'_>) -> bool {
    let names = ["Fixture_List", "Competition_Fixtures", "fixtures", "standings", "Match_Details"];
    root.descendants().take(40).any(|element| names.iter().any(|name| element.is(name)))
}

/// What an agency's server answers when asked what there is: ids and versions.
fn is_listing(root: Element<'_>) -> bool {
    (root.is("results") || root.is("result"))
        && root.children().next().is_some_and(|first| first.child("guid").is_some() || first.child("id").is_some())
        && root
            .descendants()
            .take(400)
            .all(|element| element.children().next().is_some() || element.words().len() < 120)
}
