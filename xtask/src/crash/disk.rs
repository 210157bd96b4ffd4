//! A disk of the test's own, so that it can be full: an ext4 file system in a sparse file, mounted by root.

use anyhow::ensure;
use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Its size. `tellal doctor` finds less than a GiB of room too little.
const SIZE: u64 = 3 << 30;
/// What a disk that is to be full may have left.
const SMALL: u64 = 2 << 20;

/// A mounted disk. Dropped, it stays: whoever made it unmounts it when nothing on it is wanted any more.
#[derive(Debug)]
pub struct Disk {
    file: PathBuf,
    folder: PathBuf,
}

fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> anyhow::Result<()> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output()?;
    ensure!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(())
}

impl Disk {
    /// Makes one and mounts it at `folder`. Fails for everybody but root, and where the kernel has no loop devices to give.
    pub fn mount(file: &Path, folder: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder)?;
        fs::File::create(file)?.set_len(SIZE)?;
        run("mkfs.ext4", &["-q".as_ref(), "-m".as_ref(), "0".as_ref(), file.as_ref()])?;
        run("mount", &["-o".as_ref(), "loop".as_ref(), file.as_ref(), folder.as_ref()])?;
        Ok(Self { file: file.to_owned(), folder: folder.to_owned() })
    }

    /// Unmounts and forgets it.
    pub fn unmount(self) -> anyhow::Result<()> {
        run("umount", &[self.folder.as_ref()])?;
        fs::remove_file(&self.file)?;
        Ok(())
    }

    fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }

    /// Leaves so much room, in bytes.
    pub fn fill(&self, room: u64) -> anyhow::Result<()> {
        let free = self.free()?;
        let length = free.saturating_sub(room).to_string();
        let filled = run("fallocate", &["-l".as_ref(), length.as_ref(), self.ballast().as_ref()]);
        // The file system wants some of the last blocks for itself, and the file has the others by then.
        if filled.is_err() && self.free()? < room + SMALL { Ok(()) } else { filled }
    }

    /// Makes room again.
    pub fn clear(&self) -> anyhow::Result<()> {
        match fs::remove_file(self.ballast()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Bytes that are free.
    fn free(&self) -> anyhow::Result<u64> {
        // `stat -f` of coreutils: the standard library cannot ask.
        let told = Command::new("stat").args(["-f", "-c", "%a %S"]).arg(&self.folder).output()?;
        let text = String::from_utf8_lossy(&told.stdout);
        let mut numbers = text.split_whitespace().filter_map(|number| number.parse::<u64>().ok());
        let (blocks, size) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
        ensure!(fs::metadata(&self.folder)?.dev() != 0 && size > 0, "the room on the disk cannot be told");
        Ok(blocks * size)
    }
}
