//! Work that lets readers and editors go first.

use std::io;

/// How far behind others work is: what the system calls its niceness. Threads that it starts are as far behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Behind {
    /// What should be there soon, but nobody waits for: it gets a third of what an equal would get.
    Readers = 5,
    /// What nobody misses yet: it runs when nothing else wants to.
    All = 19,
}

impl Behind {
    /// Works on a thread of its own: one that has been put back cannot be brought forward again and go on with something else. A
    /// panic in it is an error.
    pub(crate) async fn work<T: Send + 'static>(
        self,
        name: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<T> {
        let (done, told) = tokio::sync::oneshot::channel();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Of this thread alone, on Linux. Where it is refused the work is done all the same.
            #[cfg(target_os = "linux")]
            let _ = rustix::process::nice(self as i32);
            // Whoever asked has gone, or waits for it.
            drop(done.send(work()));
        })?;
        told.await.map_err(|_| io::Error::other(format!("{name}: the work broke off")))
    }
}

#[cfg(test)]
mod tests {
    use super::Behind;

    #[tokio::test]
    async fn work_that_falls_over_is_an_error_and_other_work_goes_on() {
        assert!(
            Behind::All
                .work("tellal-test", || panic!("as it should"))
                .await
                .is_err_and(|error| error.to_string().contains("tellal-test"))
        );
        assert_eq!(Behind::Readers.work("tellal-test", || 7).await.unwrap(), 7);
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn threads_that_it_starts_are_as_far_behind() {
        let niceness = || rustix::process::nice(0).unwrap();
        let (own, started) = Behind::Readers
            .work("tellal-test", move || (niceness(), std::thread::spawn(niceness).join().unwrap()))
            .await
            .unwrap();
        assert_eq!((own, started), (niceness() + 5, niceness() + 5));
    }
}
