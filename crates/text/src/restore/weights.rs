//! What each feature speaks for: a table of one-byte weights in lines of 64 bytes, read in place.
//!
//! A feature's key says which line, and by a fingerprint of 16 bits which slot of it. A feature that was left out is not
//! found, but for three in ten thousand that are taken for another one.

/// Bytes of a line: fingerprints, weights, and one byte of nothing. A line is what a processor fetches at once.
const LINE: usize = 64;
/// Weights in a line.
pub const SLOTS: usize = 21;
/// Weights are in steps of this part of one.
pub const STEPS: f32 = 24.0;

/// The table, as bytes.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    lines: u32,
    bytes: &'a [u8],
}

/// The line of a key in a table of so many.
pub fn line(key: u32, lines: u32) -> usize {
    usize::try_from((u64::from(key) * u64::from(lines)) >> 32).unwrap_or(0)
}

/// The fingerprint of a key: never 0, which marks a free slot.
fn print(key: u32) -> u16 {
    u16::try_from(key & 0xffff).unwrap_or(0).max(1)
}

impl<'a> Weights<'a> {
    /// Over bytes that [`write`] made.
    pub fn over(bytes: &'a [u8]) -> Option<Self> {
        let lines = u32::try_from(bytes.len() / LINE).ok()?;
        (lines > 0).then_some(Self { lines, bytes })
    }

    /// The line of a key. Keys that differ only in their low 16 bits share it.
    pub fn line(&self, key: u32) -> &'a [u8; LINE] {
        let at = line(key, self.lines) * LINE;
        self.bytes.get(at..).and_then(|bytes| bytes.first_chunk()).unwrap_or(&[0; LINE])
    }
}

/// The weight of a key in its line, in [`STEPS`].
#[inline]
pub fn weight(line: &[u8; LINE], key: u32) -> i32 {
    let print = print(key);
    let mut found = 0;
    for slot in 0..SLOTS {
        let here = u16::from_le_bytes([line[slot * 2], line[slot * 2 + 1]]) == print;
        found |= if here { line[SLOTS * 2 + slot] } else { 0 };
    }
    i32::from(found.cast_signed())
}

/// The bytes of a table of `lines` lines. Where a line has more than it can hold, its least weights are left out.
pub fn write(weights: &[(u32, f32)], lines: u32) -> Vec<u8> {
    let mut table: Vec<Vec<(u32, f32)>> = vec![Vec::new(); lines as usize];
    for &(key, weight) in weights {
        table[line(key, lines)].push((key, weight));
    }
    let mut bytes = Vec::with_capacity(table.len() * LINE);
    for slots in &mut table {
        slots.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        slots.truncate(SLOTS);
        slots.sort_by_key(|slot| print(slot.0));
        slots.dedup_by_key(|slot| print(slot.0));
        let mut row = [0; LINE];
        for (at, &(key, weight)) in slots.iter().enumerate() {
            row[at * 2..at * 2 + 2].copy_from_slice(&print(key).to_le_bytes());
            #[expect(clippy::cast_possible_truncation, reason = "rounded and clamped")]
            let step = (weight * STEPS).round().clamp(-127.0, 127.0) as i8;
            row[SLOTS * 2 + at] = step.cast_unsigned();
        }
        bytes.extend(row);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn weights_are_found_by_their_keys() {
        let keys = (1..2000_u32).map(|n| n.wrapping_mul(2_654_435_761));
        let weights: Vec<(u32, f32)> =
            keys.zip((0..40_u8).cycle()).map(|(key, n)| (key, f32::from(n) / 8.0 - 2.5)).collect();
        let bytes = write(&weights, 150);
        let table = Weights::over(&bytes).unwrap();
        let near = |(key, wanted): &&(u32, f32)| (weight(table.line(*key), *key) as f32 / STEPS - wanted).abs() < 0.03;
        let right = weights.iter().filter(near).count();
        assert!(right > 1950, "{right}");
        assert_eq!(weight(table.line(7), 7), 0);
    }
}
