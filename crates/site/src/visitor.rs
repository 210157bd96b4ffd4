//! Who asks: the visitor's address, seen through trusted proxies.
