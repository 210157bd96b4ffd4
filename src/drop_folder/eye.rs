//! An eye on a folder: what the kernel tells of files that are being written, so that nobody waits for the next look.
//!
//! The kernel sees what happens on this machine alone (inotify(7)); a folder on a network file system is written to
//! elsewhere. So the looks go on, and this only makes them sooner and surer: a file that was closed is written, and one that
//! is being written is not, however long it stands still.

use std::{collections::HashSet, ffi::OsString, io, path::Path};

/// What happened since somebody last asked.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Happened {
    /// Files that somebody has closed after writing, or moved here.
    pub written: HashSet<OsString>,
    /// Files that somebody is writing to.
    pub growing: HashSet<OsString>,
    /// The folder has gone, or more has happened than the kernel keeps: what is known of files is out of date.
    pub lost: bool,
}

#[cfg(target_os = "linux")]
pub use linux::Eye;
#[cfg(not(target_os = "linux"))]
pub use nowhere::Eye;

#[cfg(target_os = "linux")]
mod linux {
    use super::{Happened, Path, io};
    use rustix::{
        fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags},
        io::Errno,
    };
    use std::{ffi::OsStr, mem::MaybeUninit, os::fd::OwnedFd, os::unix::ffi::OsStrExt as _};
    use tokio::io::unix::AsyncFd;

    /// Room for a burst of events; the kernel keeps the rest until it is asked again.
    const ROOM: usize = 16 << 10;

    /// An open eye.
    #[derive(Debug)]
    pub struct Eye(AsyncFd<OwnedFd>);

    impl Eye {
        /// An eye on `folder`. Fails where the kernel has none to spare (`fs.inotify.max_user_instances`) or cannot look.
        pub fn on(folder: &Path) -> io::Result<Self> {
            let eye = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
            let what = WatchFlags::CLOSE_WRITE
                | WatchFlags::MOVED_TO
                | WatchFlags::MODIFY
                | WatchFlags::DELETE_SELF
                | WatchFlags::MOVE_SELF
                | WatchFlags::ONLYDIR;
            inotify::add_watch(&eye, folder, what)?;
            // Its heir is unsafe, and a type that could have two minds about its descriptor: an `OwnedFd` has one.
            #[expect(deprecated, reason = "the descriptor is owned, and open for as long as it is watched")]
            let eye = AsyncFd::new(eye)?;
            Ok(Self(eye))
        }

        /// Waits until a file has been written, and says what else happened. Pieces of a file that is being written wake
        /// nobody, but are told of with the next news.
        pub async fn news(&self, so_far: &mut Happened) -> io::Result<()> {
            loop {
                self.read(so_far)?;
                if so_far.lost || !so_far.written.is_empty() {
                    return Ok(());
                }
                self.0.readable().await?.clear_ready();
            }
        }

        /// What has happened up to now, without waiting.
        pub fn read(&self, so_far: &mut Happened) -> io::Result<()> {
            let mut room = [MaybeUninit::uninit(); ROOM];
            let mut reader = Reader::new(self.0.get_ref(), &mut room);
            loop {
                let event = match reader.next() {
                    Ok(event) => event,
                    Err(Errno::WOULDBLOCK) => return Ok(()),
                    Err(Errno::INTR) => continue,
                    Err(error) => return Err(error.into()),
                };
                let what = event.events();
                let gone = ReadFlags::QUEUE_OVERFLOW
                    | ReadFlags::IGNORED
                    | ReadFlags::DELETE_SELF
                    | ReadFlags::MOVE_SELF
                    | ReadFlags::UNMOUNT;
                so_far.lost |= what.intersects(gone);
                let Some(name) = event.file_name() else { continue };
                let name = OsStr::from_bytes(name.to_bytes()).to_owned();
                if what.intersects(ReadFlags::CLOSE_WRITE | ReadFlags::MOVED_TO) {
                    so_far.growing.remove(&name);
                    so_far.written.insert(name);
                } else if what.contains(ReadFlags::MODIFY) {
                    so_far.written.remove(&name);
                    so_far.growing.insert(name);
                }
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod nowhere {
    use super::{Happened, Path, io};

    /// No eye: this system has none that we know of, and the looks do all.
    #[derive(Debug)]
    pub struct Eye(std::convert::Infallible);

    impl Eye {
        /// There is none.
        pub fn on(_: &Path) -> io::Result<Self> {
            Err(io::ErrorKind::Unsupported.into())
        }
        /// Never called.
        pub async fn news(&self, _: &mut Happened) -> io::Result<()> {
            match self.0 {}
        }
        /// Never called.
        pub fn read(&self, _: &mut Happened) -> io::Result<()> {
            match self.0 {}
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::{fs, io::Write as _};

    #[tokio::test]
    async fn a_file_is_written_when_it_is_closed_and_not_while_it_grows() {
        let home = tempfile::tempdir().unwrap();
        let eye = Eye::on(home.path()).unwrap();
        let mut news = Happened::default();
        let mut slow = fs::File::create(home.path().join("slow.xml")).unwrap();
        slow.write_all(b"<newsItem>").unwrap();
        fs::write(home.path().join("quick.xml"), "<newsItem/>").unwrap();
        eye.news(&mut news).await.unwrap();
        assert!(
            news.written.contains(&OsString::from("quick.xml")) && !news.written.contains(&OsString::from("slow.xml"))
        );
        assert!(news.growing.contains(&OsString::from("slow.xml")));
        slow.write_all(b"</newsItem>").unwrap();
        drop(slow);
        eye.read(&mut news).unwrap();
        assert!(news.written.contains(&OsString::from("slow.xml")) && news.growing.is_empty());
    }

    #[tokio::test]
    async fn a_folder_that_goes_away_is_told_of() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("aa");
        fs::create_dir(&folder).unwrap();
        let eye = Eye::on(&folder).unwrap();
        fs::remove_dir(&folder).unwrap();
        let mut news = Happened::default();
        eye.news(&mut news).await.unwrap();
        assert!(news.lost);
    }
}
