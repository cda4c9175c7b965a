//! Owns: waiting until a condition holds, with a limit and a name for the condition in the error. No test sleeps for a fixed time.

use std::time::Duration;

const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Looks until `look` finds something; `limit` is in seconds.
pub async fn until<T>(what: &str, limit: u64, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let looking = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    };
    match tokio::time::timeout(Duration::from_secs(limit), looking).await {
        Ok(found) => found,
        Err(_) => panic!("after {limit} s there was still no: {what}"),
    }
}
