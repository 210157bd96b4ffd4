//! How far apart two spellings are: for “did you mean”.

/// How many letters must be added, dropped, changed or swapped with their neighbour to make one word of the other (optimal string
/// alignment). Takes time in the product of their lengths: meant for names.
pub fn letters_apart(a: &str, b: &str) -> usize {
    let (a, b): (Vec<_>, Vec<_>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(rows[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::letters_apart;

    #[test]
    fn two_letters_that_have_changed_places_are_one_mistake() {
        for (one, other, apart) in
            [("", "", 0), ("", "üç", 2), ("titel", "title", 1), ("titel", "lite", 2), ("çarşı", "çarsı", 1)]
        {
            assert_eq!((letters_apart(one, other), letters_apart(other, one)), (apart, apart), "{one} {other}");
        }
    }
}
