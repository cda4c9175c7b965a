//! Sessions that nobody can go on with: their last token expired, whether they were ended or never used again. What such a token gets is the
//! same before and after: the session has ended.

use crate::core::Core;
use crate::store::StoreError;

/// How long after its last token a session is kept: the clocks of several nodes differ by a minute.
const MARGIN_MS: i64 = 24 * 3_600_000;
/// Sessions removed in one round.
const AT_ONCE: i64 = 100;

/// Removes them, with their tokens. Gives how many there were.
pub(in crate::core) fn prune(core: &Core, now: i64) -> Result<usize, StoreError> {
    let mut removed = 0;
    loop {
        let sql = "SELECT session_id FROM session s WHERE NOT EXISTS \
                   (SELECT 1 FROM token t WHERE t.session_id = s.session_id AND t.expires_at > $1) LIMIT $2";
        let until = now - MARGIN_MS;
        let over = core.store().read(|tx| tx.query(sql, &[until.into(), AT_ONCE.into()]))?;
        let before = removed;
        for row in &over {
            let session = row.text(0)?;
            let gone = core.store().write(|tx| {
                tx.execute("DELETE FROM token WHERE session_id = $1 AND expires_at <= $2", &[session.into(), until.into()])?;
                let sql = "DELETE FROM session WHERE session_id = $1 AND NOT EXISTS (SELECT 1 FROM token WHERE session_id = $1)";
                tx.execute(sql, &[session.into()])
            })?;
            removed += usize::from(gone == 1);
        }
        // Also when those that were found were gone on with meanwhile.
        if removed == before {
            return Ok(removed);
        }
    }
}
