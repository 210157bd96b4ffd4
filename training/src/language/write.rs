//! The model file (its layout is told where it is read, in `tellal_text::identify`).

use super::learn::Weights;

/// One part of the file.
pub(super) fn part(script: u8, langs: &[&str], hashes: &[u64], weights: &Weights, out: &mut Vec<u8>) {
    let steps = steps(weights);
    let bits = hashes.len().max(8).ilog2() - 2;
    out.extend([script, langs.len() as u8, bits as u8, 0]);
    out.extend((hashes.len() as u32).to_le_bytes());
    out.extend(steps.iter().flat_map(|step| step.to_le_bytes()));
    out.extend(weights.biases[..langs.len()].iter().flat_map(|bias| bias.to_le_bytes()));
    for lang in langs {
        let mut name = [0; 4];
        name[..lang.len()].copy_from_slice(lang.as_bytes());
        out.extend(name);
    }
    let mut order: Vec<usize> = (0..hashes.len()).collect();
    order.sort_by_key(|&at| hashes[at]);
    let bucket = |at: usize| (hashes[at] >> (64 - bits)) as usize;
    let mut ends = vec![0_u32; (1 << bits) + 1];
    for &at in &order {
        ends[bucket(at) + 1] += 1;
    }
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    out.extend(ends.iter().flat_map(|end| end.to_le_bytes()));
    out.extend(order.iter().flat_map(|&at| (hashes[at] as u16).to_le_bytes()));
    for &at in &order {
        let row = &weights.rows[at];
        for pair in row[..langs.len()].chunks(2) {
            let low = nearest(&steps, pair[0]);
            let high = pair.get(1).map_or(0, |&weight| nearest(&steps, weight));
            out.push(low | high << 4);
        }
    }
}

fn nearest(steps: &[f32; 16], weight: f32) -> u8 {
    (0..16)
        .min_by(|&a, &b| (steps[usize::from(a)] - weight).abs().total_cmp(&(steps[usize::from(b)] - weight).abs()))
        .unwrap_or(0)
}

/// Sixteen steps that lose least (Lloyd's method on the weights themselves).
fn steps(weights: &Weights) -> [f32; 16] {
    let mut all: Vec<f32> = weights.rows.iter().flat_map(|row| &row[..weights.langs]).copied().collect();
    all.sort_by(f32::total_cmp);
    let all: Vec<f32> = all.iter().copied().step_by((all.len() / 200_000).max(1)).collect();
    let (low, high) = (all[all.len() / 1000], all[all.len() - 1 - all.len() / 1000]);
    let mut steps: [f32; 16] = std::array::from_fn(|at| low + (high - low) * at as f32 / 15.0);
    for _ in 0..60 {
        let (mut sums, mut counts) = ([0.0_f64; 16], [0_usize; 16]);
        for &weight in &all {
            let at = usize::from(nearest(&steps, weight));
            sums[at] += f64::from(weight);
            counts[at] += 1;
        }
        for at in 0..16 {
            if counts[at] > 0 {
                steps[at] = (sums[at] / counts[at] as f64) as f32;
            }
        }
    }
    steps
}
