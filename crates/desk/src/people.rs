//! `/desk/people`: who is at the desk, for those who run it: add somebody with a role, give a new password.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
    page::view,
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
};
use serde::Deserialize;
use std::sync::Arc;
use tellal_store::{Error, NewPerson};
use tellal_story::{Right, Role};

const RIGHTS: [(Right, &str); 6] = [
    (Right::ReadDesk, "read"),
    (Right::Write, "write"),
    (Right::Publish, "publish"),
    (Right::Moderate, "moderate"),
    (Right::SetRules, "rules"),
    (Right::ManagePeople, "people"),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    done: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Add {
    login: String,
    name: String,
    role: String,
    password: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Password {
    login: String,
    password: String,
}

pub(crate) async fn list(State(desk): State<Arc<Desk>>, editor: Editor, Query(ask): Query<Ask>) -> Answer {
    editor.must(Right::ManagePeople)?;
    let done = ["added", "password"].into_iter().find(|done| *done == ask.done);
    desk.people_page(&editor, &Add::default(), done, None).await
}

pub(crate) async fn add(State(desk): State<Arc<Desk>>, editor: Editor, Form(add): Form<Add>) -> Answer {
    editor.must(Right::ManagePeople)?;
    let login = add.login.trim();
    let length = login.chars().count();
    let role = add.role.parse::<Role>();
    let fault = if !(2..=64).contains(&length) || login.contains(char::is_whitespace) {
        Some("desk-error-login")
    } else if add.name.trim().is_empty() {
        Some("desk-error-name")
    } else if add.password.chars().count() < 10 {
        Some("desk-error-password")
    } else if role.is_err() {
        Some("desk-error-role")
    } else {
        None
    };
    let fault = match (fault, role) {
        (None, Ok(role)) => {
            let person = NewPerson { login, name: add.name.trim(), role, password: &add.password };
            match desk.store.add_person(person).await {
                Ok(_) => return Ok(see_other("/desk/people?done=added")),
                // Its length was checked above: what is left is a login that somebody has.
                Err(Error::Refused(_) | Error::Conflict) => "desk-error-login-taken",
                Err(error) => return Err(error.into()),
            }
        }
        (fault, _) => fault.unwrap_or("desk-error-role"),
    };
    desk.people_page(&editor, &add, None, Some(fault)).await
}

pub(crate) async fn password(State(desk): State<Arc<Desk>>, editor: Editor, Form(form): Form<Password>) -> Answer {
    editor.must(Right::ManagePeople)?;
    if form.password.chars().count() < 10 {
        return desk.people_page(&editor, &Add::default(), None, Some("desk-error-password")).await;
    }
    match desk.store.set_password(&form.login, &form.password).await {
        Ok(()) => Ok(see_other("/desk/people?done=password")),
        Err(Error::Refused(why)) => Err(Fault::Malformed(why)),
        Err(error) => Err(error.into()),
    }
}

impl Desk {
    async fn people_page(
        &self,
        editor: &Editor,
        typed: &Add,
        done: Option<&'static str>,
        fault: Option<&'static str>,
    ) -> Answer {
        let people: Vec<_> = self
            .store
            .people()
            .await?
            .into_iter()
            .map(|person| {
                view! { login => person.login, name => person.name, role => person.role.as_str(), added => person.added }
            })
            .collect();
        let table: Vec<_> = Role::ALL
            .into_iter()
            .map(|role| {
                let may: Vec<bool> = RIGHTS.iter().map(|(right, _)| role.may(*right)).collect();
                view! { role => role.as_str(), may }
            })
            .collect();
        let page = view! {
            people,
            table,
            rights => RIGHTS.map(|(_, name)| name),
            roles => Role::ALL.map(Role::as_str),
            typed => view! { login => typed.login, name => typed.name, role => typed.role },
            done,
            problem => fault.map(|fault| self.say(editor.ui, fault, &[])),
        };
        let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        self.page_with(editor, status, "people.html", page).await
    }
}
