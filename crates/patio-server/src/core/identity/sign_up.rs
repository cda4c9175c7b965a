//! How people come in: the first administrator, then everybody invited.

use super::{access, account};
use crate::core::steady::Moment;
use crate::core::sync::answer::{Answer, Outcome, Request, read};
use crate::core::sync::changes::Changes;
use crate::core::{Core, meta};
use crate::store::{StoreError, Tx};
use patio_domain::title::is_invisible_control;
use patio_domain::{PersonId, Role, Scope};
use patio_protocol::ErrorCode;
use patio_protocol::auth::{InvitationLink, InvitePerson};
use patio_protocol::record::{AccountState, PersonBody};

/// An invited person and the token of their link.
#[derive(Clone, PartialEq, Eq)]
pub struct Invited {
    /// Who.
    pub person: PersonId,
    /// The token to put after `<server>/invitation#`.
    pub token: String,
    /// Until when it works, UTC milliseconds.
    pub expires_at: i64,
    /// The scopes whose records changed.
    pub touched: Vec<Scope>,
}

impl Core {
    /// Makes the organisation and invites its first administrator. Nothing happens when there is one already.
    ///
    /// # Errors
    /// The inner error: `LoginInvalid`, or `LoginTaken` when the organisation exists. The outer one is the store's.
    pub fn create_organisation(&self, organisation: &str, admin_login: &str) -> Result<Result<Invited, ErrorCode>, StoreError> {
        let at = self.moment()?;
        self.store().write(|tx| {
            if meta::find(tx, meta::EPOCH)?.is_some() {
                return Ok(Err(ErrorCode::LoginTaken));
            }
            if account::tidy_login(admin_login).is_none() {
                return Ok(Err(ErrorCode::LoginInvalid));
            }
            meta::insert(tx, meta::ORGANISATION, organisation.trim())?;
            meta::insert(tx, meta::EPOCH, &self.new_id(at.wall).to_string())?;
            self.invite(tx, admin_login, "", Role::Administrator, at)
        })
    }

    /// Notes where people reach the server, once.
    ///
    /// # Errors
    /// The store's.
    pub fn keep_address(&self, address: &str) -> Result<(), StoreError> {
        self.store().write(|tx| if meta::find(tx, meta::ADDRESS)?.is_some() { Ok(()) } else { meta::insert(tx, meta::ADDRESS, address) })
    }

    /// Where people reach the server, as it was noted.
    ///
    /// # Errors
    /// The store's.
    pub fn find_address(&self) -> Result<Option<String>, StoreError> {
        self.store().read(|tx| meta::find(tx, meta::ADDRESS))
    }

    /// Invites a person, or makes a new link for one who was invited or imported before.
    ///
    /// # Errors
    /// The inner error: `LoginInvalid` or `LoginTaken`. The outer one is the store's.
    pub fn invite_login(&self, login: &str, name: &str) -> Result<Result<Invited, ErrorCode>, StoreError> {
        let at = self.moment()?;
        self.store().write(|tx| self.invite(tx, login, name, Role::Employee, at))
    }

    /// `POST /v1/admin/invitations` (administrators).
    pub fn invite_person(&self, request: &Request<'_>) -> Answer {
        let outcome = self.moment().and_then(|at| {
            self.store().write(|tx| {
                let viewer = match access::authorise(tx, request.token, at)? {
                    Ok(viewer) => viewer,
                    Err(code) => return Ok(code.into()),
                };
                if viewer.role != Role::Administrator {
                    return Ok(ErrorCode::Forbidden.into());
                }
                access::note_use(tx, &viewer)?;
                let asked: InvitePerson = match read(request.body) {
                    Ok(asked) => asked,
                    Err(code) => return Ok(code.into()),
                };
                match self.invite(tx, &asked.login, &asked.name, Role::Employee, at)? {
                    Ok(Invited { person, token, expires_at, touched }) => {
                        Ok(Outcome::ok(&InvitationLink { person, token, expires_at })?.touching(touched))
                    }
                    Err(code) => Ok(code.into()),
                }
            })
        });
        Answer::seal(request, outcome)
    }

    fn invite(&self, tx: &mut dyn Tx, login: &str, name: &str, role: Role, at: Moment) -> Result<Result<Invited, ErrorCode>, StoreError> {
        let Some(login) = account::tidy_login(login) else { return Ok(Err(ErrorCode::LoginInvalid)) };
        let mut changes = Changes::default();
        let person = match account::find_by_login(tx, &login)? {
            Some(account) if account.state == AccountState::Invited => account.person,
            Some(_) => return Ok(Err(ErrorCode::LoginTaken)),
            None => {
                let person = PersonId(self.new_id(at.wall));
                let name: String =
                    name.trim().chars().filter(|c| !is_invisible_control(*c)).take(patio_domain::limits::NAME_MAX_CHARS).collect();
                let body = PersonBody::new(name, String::new(), Vec::new(), AccountState::Invited);
                account::insert(tx, &mut changes, person, Some(&login), role, body, at.wall)?;
                person
            }
        };
        let (token, expires_at) = self.new_invitation(tx, person, at)?;
        let touched = changes.publish(tx)?;
        Ok(Ok(Invited { person, token, expires_at, touched }))
    }
}
