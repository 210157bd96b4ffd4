//! The word to stop, which everything that runs for long listens to.

use tokio::sync::watch;

/// Gives the word.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

/// Hears the word.
#[derive(Debug, Clone)]
pub struct Stop(watch::Receiver<bool>);

impl Stopper {
    /// A word not yet given, and an ear for it.
    pub fn new() -> (Self, Stop) {
        let (give, hear) = watch::channel(false);
        (Self(give), Stop(hear))
    }

    /// Gives the word.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Waits for the word. It has also been given when nobody is left to give it.
    pub async fn given(&mut self) {
        let _ = self.0.wait_for(|stop| *stop).await;
    }

    /// Waits, unless the word is given first; says whether work goes on.
    pub async fn pause(&mut self, time: std::time::Duration) -> bool {
        tokio::select! {
            () = tokio::time::sleep(time) => true,
            () = self.given() => false,
        }
    }
}
