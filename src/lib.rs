//! Tellal, composed: the rooms put together, the doors opened, the chores at the command line.

pub mod admin;
pub mod clock;
pub mod config;
pub mod demo;
pub mod doors;
pub mod drop_folder;
pub mod fetch;
pub mod hook;
pub mod log;
pub mod mail;
pub mod metrics;
pub mod newsroom;
pub mod purge;
pub mod serve;
pub mod stop;
pub mod tls;
pub mod work;
