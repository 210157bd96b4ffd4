//! Pictures, pure: what they say of themselves, their sizes for a page, their cards for link previews.
