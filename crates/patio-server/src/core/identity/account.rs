//! Accounts: the people who can sign in, and the person record that everybody sees.

use super::PERSON;
use super::access::{role_of, role_word};
use crate::core::sync::changes::Changes;
use crate::core::sync::entity;
use crate::store::{Row, StoreError, Tx};
use patio_domain::title::is_invisible_control;
use patio_domain::{PersonId, Role, Scope};
use patio_protocol::record::{AccountState, PersonBody};
use patio_protocol::{Kind, Record};

/// An account.
pub(in crate::core) struct Account {
    pub(in crate::core) person: PersonId,
    pub(in crate::core) password_hash: Option<String>,
    pub(in crate::core) role: Role,
    pub(in crate::core) state: AccountState,
    /// Whether the person may look after topics.
    pub(in crate::core) curator: bool,
}

/// A login as it is stored and compared: trimmed, in lower case; nothing when it cannot be one.
pub(in crate::core) fn tidy_login(login: &str) -> Option<String> {
    let login = login.trim().to_lowercase();
    let fits = (2..=254).contains(&login.chars().count()) && !login.chars().any(|c| c.is_whitespace() || is_invisible_control(c));
    fits.then_some(login)
}

pub(in crate::core) fn state_word(state: AccountState) -> &'static str {
    match state {
        AccountState::Invited => "invited",
        AccountState::Active => "active",
        AccountState::Disabled => "disabled",
    }
}

fn read(row: &Row) -> Result<Account, StoreError> {
    let state = match row.text(3)? {
        "invited" => AccountState::Invited,
        "active" => AccountState::Active,
        "disabled" => AccountState::Disabled,
        _ => return Err(StoreError::Shape("an unknown account state")),
    };
    let password_hash = row.opt_text(1)?.map(str::to_owned);
    Ok(Account { person: row.parse(0)?, password_hash, role: role_of(row.text(2)?)?, state, curator: row.int(4)? != 0 })
}

/// The account with a (tidied) login.
pub(in crate::core) fn find_by_login(tx: &mut dyn Tx, login: &str) -> Result<Option<Account>, StoreError> {
    let sql = "SELECT person_id, password_hash, role, state, curator FROM account WHERE login = $1";
    tx.query_opt(sql, &[login.into()])?.as_ref().map(read).transpose()
}

/// The account of a person.
pub(in crate::core) fn find(tx: &mut dyn Tx, person: PersonId) -> Result<Option<Account>, StoreError> {
    let person = person.to_string();
    let sql = "SELECT person_id, password_hash, role, state, curator FROM account WHERE person_id = $1";
    tx.query_opt(sql, &[(&person).into()])?.as_ref().map(read).transpose()
}

/// The login of a person; empty for a person who is only shown.
pub(in crate::core) fn find_login(tx: &mut dyn Tx, person: PersonId) -> Result<String, StoreError> {
    let id = person.to_string();
    let row = tx.query_opt("SELECT login FROM account WHERE person_id = $1", &[(&id).into()])?;
    Ok(row.map(|row| row.opt_text(0).map(|login| login.unwrap_or_default().to_owned())).transpose()?.unwrap_or_default())
}

/// A new account without a password, and its person record.
pub(in crate::core) fn insert(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    person: PersonId,
    login: Option<&str>,
    role: Role,
    body: PersonBody,
    now: i64,
) -> Result<(), StoreError> {
    entity::insert(tx, person.0, PERSON)?;
    let id = person.to_string();
    let sql = "INSERT INTO account (person_id, login, password_hash, role, state, created_at, disabled_at) \
               VALUES ($1, $2, NULL, $3, $4, $5, NULL)";
    tx.execute(sql, &[(&id).into(), login.into(), role_word(role).into(), state_word(body.state).into(), now.into()])?;
    changes.put(&Scope::Org, person.0, &Record::Person(body))
}

/// Holds an account until the transaction ends, and says whether it is there and not closed. Only the answer counts: what was read of the
/// account before may be over.
pub(in crate::core) fn hold(tx: &mut dyn Tx, person: PersonId) -> Result<bool, StoreError> {
    let id = person.to_string();
    let row = tx.query_opt("UPDATE account SET state = state WHERE person_id = $1 RETURNING state", &[(&id).into()])?;
    Ok(row.is_some_and(|row| row.text(0).is_ok_and(|state| state != state_word(AccountState::Disabled))))
}

/// The person record as this transaction sees it.
pub(in crate::core) fn get_body(tx: &mut dyn Tx, changes: &Changes, person: PersonId) -> Result<PersonBody, StoreError> {
    match changes.find(tx, &Scope::Org, Kind::Person, person.0)? {
        Some(Record::Person(body)) => Ok(body),
        _ => Err(StoreError::Shape("an account without a person record")),
    }
}

/// Moves an account to another state, in the account and in the record everybody sees.
pub(in crate::core) fn update_state(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    person: PersonId,
    state: AccountState,
    now: i64,
) -> Result<(), StoreError> {
    let id = person.to_string();
    let disabled_at = (state == AccountState::Disabled).then_some(now);
    let sql = "UPDATE account SET state = $2, disabled_at = $3 WHERE person_id = $1";
    tx.execute(sql, &[(&id).into(), state_word(state).into(), disabled_at.into()])?;
    let body = PersonBody { state, ..get_body(tx, changes, person)? };
    changes.put(&Scope::Org, person.0, &Record::Person(body))
}
