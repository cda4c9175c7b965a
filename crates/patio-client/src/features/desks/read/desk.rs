//! Desks and who works there, with what waits here laid over them.

use crate::features::desks::view::desk::{
    AtDesk, DeskList, DeskRow, DeskView, PromiseRequest, PromiseView, StaffRow, TargetsView, TermsView,
};
use crate::features::people::read::profile::span_view;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use crate::store::settings::{find, key};
use patio_domain::calendar::Openings;
use patio_domain::{DeskId, DeskRole, PersonId, Targets, Terms, name};
use patio_protocol::record::{DeskBody, DeskStaffBody, DeskTermsBody};
use std::collections::BTreeMap;

const MINUTE_MS: i64 = 60_000;
/// Faces shown beside a desk.
const FACES: usize = 4;

fn at_desk(role: DeskRole) -> AtDesk {
    match role {
        DeskRole::Agent => AtDesk::Agent,
        DeskRole::Lead => AtDesk::Lead,
    }
}

fn terms_view(terms: &Terms) -> TermsView {
    let Terms { calendar, targets, by_priority } = terms;
    let own = |targets: Targets| TargetsView { response_min: targets.response_min, solution_min: targets.solution_min };
    TermsView {
        time_zone: calendar.time_zone.clone(),
        hours: calendar.hours.iter().map(span_view).collect(),
        holidays: calendar.holidays.clone(),
        response_min: targets.response_min,
        solution_min: targets.solution_min,
        urgent: own(by_priority.urgent),
        high: own(by_priority.high),
        low: own(by_priority.low),
    }
}

impl Reading<'_> {
    pub(super) fn is_administrator(&self) -> Result<bool, StoreError> {
        Ok(find(self.work.0, self.work.1, key::ROLE)?.as_deref() == Some("administrator"))
    }

    /// Who works at a desk: role, and whether a change of it waits here.
    fn staff_of(&self, desk: DeskId) -> Result<BTreeMap<PersonId, (DeskRole, bool)>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'desk_staff' AND parent = ?1")?;
        let bodies = statement.query_map([desk.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let read = bodies.iter().filter_map(|body| serde_json::from_str::<DeskStaffBody>(body).ok());
        let mut staff: BTreeMap<_, _> = read.map(|staff| (staff.person, (staff.role, false))).collect();
        if staff.is_empty()
            && let (Some(me), true) = (self.myself(), self.pending.desks().any(|made| made.desk == desk))
        {
            staff.insert(me, (DeskRole::Lead, true));
        }
        for (person, role) in self.pending.desk_staff(desk) {
            match role {
                Some(role) if staff.get(&person).is_some_and(|(before, _)| *before == role) => {}
                Some(role) => drop(staff.insert(person, (role, true))),
                None => drop(staff.remove(&person)),
            }
        }
        Ok(staff)
    }

    /// The desks where this person works, and whether they lead them.
    pub(in crate::features) fn own_desks(&self) -> Result<Vec<(DeskId, bool)>, StoreError> {
        let mut own = Vec::new();
        for row in self.desk_list()?.desks {
            let (Some(id), Some(role)) = (parse::<DeskId>(&row.id), row.role) else { continue };
            own.push((id, role == AtDesk::Lead));
        }
        Ok(own)
    }

    /// Whether a person works at a desk.
    pub(in crate::features) fn works_at(&self, desk: DeskId, person: PersonId) -> Result<bool, StoreError> {
        Ok(self.staff_of(desk)?.contains_key(&person))
    }

    /// What this person does at a desk.
    pub(in crate::features) fn role_at(&self, desk: DeskId) -> Result<Option<DeskRole>, StoreError> {
        let Some(me) = self.myself() else { return Ok(None) };
        Ok(self.staff_of(desk)?.get(&me).map(|(role, _)| *role))
    }

    fn desk_row(&self, id: DeskId, mut body: DeskBody, pending: bool) -> Result<DeskRow, StoreError> {
        for update in self.pending.desk_updates().filter(|update| update.desk == id) {
            body.name = update.name.clone().unwrap_or(body.name);
            body.purpose = update.purpose.clone().unwrap_or(body.purpose);
        }
        let staff = self.staff_of(id)?;
        let role = self.myself().and_then(|me| staff.get(&me)).map(|(role, _)| at_desk(*role));
        let faces = staff.keys().take(FACES).map(|person| self.card(&person.to_string())).collect::<Result<_, _>>()?;
        let mut row = DeskRow {
            id: id.to_string(),
            name: body.name,
            purpose: body.purpose,
            role,
            staff: faces,
            staff_count: u64::try_from(staff.len()).unwrap_or(0),
            free_count: 0,
            pending,
        };
        if row.role.is_some() {
            row.free_count = self.count_free(id, &row)?;
        }
        Ok(row)
    }

    /// A desk, confirmed or just made here.
    pub(super) fn desk_head(&self, id: DeskId) -> Result<Option<DeskRow>, StoreError> {
        if let Some(body) = self.record::<DeskBody>("desk", &id.to_string())? {
            return self.desk_row(id, body, false).map(Some);
        }
        let made = self.pending.desks().find(|made| made.desk == id);
        made.map(|made| self.desk_row(id, DeskBody { name: made.name.clone(), purpose: made.purpose.clone(), created_at: 0 }, true))
            .transpose()
    }

    /// Every desk, by name.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn desk_list(&self) -> Result<DeskList, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT id FROM record WHERE kind = 'desk'")?;
        let mut ids = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        ids.extend(self.pending.desks().map(|made| made.desk.to_string()).filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        let mut desks = Vec::with_capacity(ids.len());
        for id in ids.iter().filter_map(|id| parse::<DeskId>(id)) {
            desks.extend(self.desk_head(id)?);
        }
        desks.sort_by_cached_key(|desk| name::key(&desk.name));
        Ok(DeskList { desks, can_make: self.is_administrator()? })
    }

    /// One desk, who works there and its terms; `local_zone` is the laptop's own.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn desk(&self, id: &str, local_zone: &str) -> Result<Option<DeskView>, StoreError> {
        let Some(id) = parse::<DeskId>(id) else { return Ok(None) };
        let Some(desk) = self.desk_head(id)? else { return Ok(None) };
        let mut staff = Vec::new();
        for (person, (role, pending)) in self.staff_of(id)? {
            staff.push(StaffRow { person: self.card(&person.to_string())?, role: at_desk(role), pending });
        }
        staff.sort_by_cached_key(|row| (row.role != AtDesk::Lead, name::key(&row.person.name)));
        let can_lead = desk.role == Some(AtDesk::Lead) || self.is_administrator()?;
        let (waiting, confirmed) = (self.pending.desk_terms(id), self.confirmed_terms(id)?);
        let (terms_pending, terms) = (waiting.is_some_and(|terms| Some(terms) != confirmed.as_ref()), waiting.or(confirmed.as_ref()));
        let (terms, local_time_zone) = (terms.map(terms_view), local_zone.to_owned());
        Ok(Some(DeskView { desk, staff, terms, terms_pending, local_time_zone, can_lead }))
    }

    /// What a desk promises for a question that is asked at an instant.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn promise(&self, request: &PromiseRequest) -> Result<Option<PromiseView>, StoreError> {
        let Some(id) = parse::<DeskId>(&request.desk) else { return Ok(None) };
        let (waiting, confirmed) = (self.pending.desk_terms(id), self.confirmed_terms(id)?);
        let Some(terms) = waiting.or(confirmed.as_ref()) else { return Ok(Some(PromiseView::default())) };
        let mut openings = Openings::since(&terms.calendar, request.at);
        let opens_at = if openings.is_open(request.at) { None } else { openings.opens_after(request.at) };
        let mut by = |minutes: Option<u32>| minutes.and_then(|minutes| openings.instant(i64::from(minutes) * MINUTE_MS));
        Ok(Some(PromiseView { opens_at, response_by: by(terms.targets.response_min), solution_by: by(terms.targets.solution_min) }))
    }

    /// The terms that hold for what is asked now.
    fn confirmed_terms(&self, desk: DeskId) -> Result<Option<Terms>, StoreError> {
        let sql = "SELECT body FROM record WHERE kind = 'desk_terms' AND parent = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let bodies = statement.query_map([desk.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let all = bodies.iter().filter_map(|body| serde_json::from_str::<DeskTermsBody>(body).ok());
        Ok(all.max_by_key(|body| body.number).map(|body| body.terms))
    }

    /// Whether another desk has this name, confirmed or just made here.
    pub(in crate::features::desks) fn knows_other_desk(&self, desk: DeskId, name: &str) -> Result<bool, StoreError> {
        let key = name::key(name);
        let mut of_name =
            self.connection.prepare_cached("SELECT 1 FROM record WHERE kind = 'desk' AND parent = ?1 AND id <> ?2 LIMIT 1")?;
        let is_same = |other: DeskId, name: &str| other != desk && name::key(name) == key;
        Ok(of_name.exists([&key, &desk.to_string()])?
            || self.pending.desks().any(|made| is_same(made.desk, &made.name))
            || self.pending.desk_updates().any(|update| update.name.as_ref().is_some_and(|name| is_same(update.desk, name))))
    }
}
