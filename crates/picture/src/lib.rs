//! Pictures, pure: what they say of themselves, their sizes for a page, their cards for link previews.
//!
//! Bytes go in and bytes come out; nothing here knows of files, addresses or time. Nothing of a picture's metadata is in any
//! picture that is made here but its colour profile, without which its colours would be wrong.

mod bitmap;
mod card;
mod crop;
mod encode;
mod format;
pub mod metadata;
mod rendition;

pub use bitmap::{Bitmap, Fault, MOST_MEMORY, Seen};
pub use card::Card;
pub use crop::{Focus, Ratio};
pub use format::Format;
pub use metadata::About;
pub use rendition::{Rendition, WIDTHS};
