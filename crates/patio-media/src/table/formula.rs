//! Cells that a spreadsheet would run as a formula instead of showing.

/// The text of a cell, unless it begins like a formula and is not plainly a name or a number. Spreadsheets write `="00123"` to
/// keep leading zeros; its text is 00123.
#[must_use]
pub fn harmless(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(kept) = quoted {
        return kept.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ' ')).then_some(kept);
    }
    let mut chars = cell.chars();
    match chars.next() {
        Some('=') => None,
        Some('+' | '-' | '@') => chars.all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '\'' | '’')).then_some(cell),
        _ => Some(cell),
    }
}

/// A cell for a report that people open in a spreadsheet, written so that it never runs as a formula.
#[must_use]
pub fn guarded(cell: &str) -> String {
    let starts = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n');
    if cell.starts_with(starts) || cell.trim_start().starts_with(starts) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plainly_a_name_or_number_is_text_and_everything_else_is_not() {
        for (cell, text) in
            [("Ana", "Ana"), (" @home ", "@home"), ("-", "-"), ("+31 6 12345678", "+31 6 12345678"), ("=\"00123\"", "00123")]
        {
            assert_eq!(harmless(cell), Some(text));
        }
        for cell in ["=1+1", "=HYPERLINK(\"http://x\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A2)", "=\"a\"&B1&\"c\"", "=\"\"\"\""] {
            assert_eq!(harmless(cell), None, "{cell}");
        }
    }

    #[test]
    fn no_cell_of_a_report_begins_like_a_formula() {
        for cell in ["=1", "+1", "-1", "@a", "\t=1", " =1", "\r\n=1"] {
            assert!(guarded(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(guarded("Ana"), "Ana");
    }
}
