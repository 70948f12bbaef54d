-- Offices, people, posts, sign-in. The login tables belong to the role mingfa_auth alone.

-- class: shared
create table mingfa.office (
  id        bigint not null,
  code      text   not null,
  name      text   not null,
  kind      text   not null,
  parent_id bigint,
  short     text   not null,
  constraint office_pkey primary key (id),
  constraint office_code_key unique (code),
  constraint office_parent_fkey foreign key (parent_id) references mingfa.office (id),
  constraint office_kind_check check (kind in ('province', 'city', 'county', 'street', 'department', 'village', 'grid'))
);
comment on table mingfa.office is 'Offices as they are today (机关): 省 › 市 › 区县 › 镇街/部门 › 村居 › 网格.';

-- class: shared
create table mingfa.office_version (
  office_id    bigint not null,
  valid_from   date   not null,
  valid_to     date,
  code         text   not null,
  name         text   not null,
  parent_id    bigint,
  successor_id bigint,
  reason       text   not null,
  constraint office_version_pkey primary key (office_id, valid_from),
  constraint office_version_office_fkey foreign key (office_id) references mingfa.office (id),
  constraint office_version_days_check check (valid_to is null or valid_to > valid_from)
);
comment on table mingfa.office_version is 'Offices as they were: merged, split, renamed, moved (valid_to is the first day it no longer holds).';

-- class: tenant
create table mingfa.person (
  office_id         bigint  not null,
  id                uuid    not null,
  username          text    not null,
  name              text    not null,
  certificate       text,
  certificate_until date,
  active            boolean not null,
  constraint person_pkey primary key (office_id, id)
);
comment on table mingfa.person is 'People, in the office that keeps them.';

-- class: tenant
create table mingfa.post (
  office_id  bigint not null,
  person_id  uuid   not null,
  roles      text[] not null,
  valid_from date   not null,
  valid_to   date,
  constraint post_pkey primary key (office_id, person_id, valid_from)
);
comment on table mingfa.post is 'What a person does in an office, from when to when.';
create index post_person on mingfa.post (person_id);

-- class: shared
create table mingfa.calendar_override (
  office_id bigint  not null,
  day       date    not null,
  workday   boolean not null,
  name      text    not null,
  constraint calendar_override_pkey primary key (office_id, day)
);
comment on table mingfa.calendar_override is 'Days on which an office works or rests other than the national arrangement says.';

-- class: node
create table mingfa.login (
  username      text        not null,
  person_id     uuid        not null,
  password_hash text        not null,
  failures      integer     not null,
  locked_until  timestamptz,
  changed_at    timestamptz not null,
  constraint login_pkey primary key (username)
);
comment on table mingfa.login is 'Passwords (argon2id). Read by mingfa_auth only.';

-- class: node
create table mingfa.session (
  token_hash text        not null,
  person_id  uuid        not null,
  kind       text        not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  constraint session_pkey primary key (token_hash),
  constraint session_kind_check check (kind in ('web', 'token'))
);
comment on table mingfa.session is 'Signed-in browsers and API tokens, by hash of the token.';
create index session_person on mingfa.session (person_id);

alter table mingfa.office enable row level security;
alter table mingfa.office force row level security;
alter table mingfa.office_version enable row level security;
alter table mingfa.office_version force row level security;
alter table mingfa.person enable row level security;
alter table mingfa.person force row level security;
alter table mingfa.post enable row level security;
alter table mingfa.post force row level security;
alter table mingfa.calendar_override enable row level security;
alter table mingfa.calendar_override force row level security;
alter table mingfa.login enable row level security;
alter table mingfa.login force row level security;
alter table mingfa.session enable row level security;
alter table mingfa.session force row level security;

create policy office_read on mingfa.office for select to mingfa_app
  using (current_setting('app.portal', true) = 'on' or nullif(current_setting('app.person', true), '') is not null);
create policy office_version_read on mingfa.office_version for select to mingfa_app
  using (current_setting('app.portal', true) = 'on' or nullif(current_setting('app.person', true), '') is not null);
create policy calendar_read on mingfa.calendar_override for select to mingfa_app
  using (current_setting('app.portal', true) = 'on' or nullif(current_setting('app.person', true), '') is not null);
create policy person_read on mingfa.person for select to mingfa_app
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy person_write on mingfa.person for all to mingfa_app
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy post_read on mingfa.post for select to mingfa_app
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy post_write on mingfa.post for all to mingfa_app
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);

-- mingfa_auth answers "who is this"; it reads people and offices and owns the login rows.
create policy office_auth on mingfa.office to mingfa_auth using (true) with check (true);
create policy office_version_auth on mingfa.office_version to mingfa_auth using (true) with check (true);
create policy person_auth on mingfa.person for select to mingfa_auth using (true);
create policy post_auth on mingfa.post for select to mingfa_auth using (true);
create policy calendar_auth on mingfa.calendar_override to mingfa_auth using (true) with check (true);
create policy login_auth on mingfa.login to mingfa_auth using (true) with check (true);
create policy session_auth on mingfa.session to mingfa_auth using (true) with check (true);

revoke all on mingfa.office, mingfa.office_version, mingfa.person, mingfa.post, mingfa.calendar_override, mingfa.login, mingfa.session from mingfa_app;
grant select on mingfa.office, mingfa.office_version, mingfa.calendar_override to mingfa_app;
grant select, insert, update on mingfa.person, mingfa.post to mingfa_app;
grant usage on schema mingfa to mingfa_auth;
grant select, insert, update on mingfa.office, mingfa.office_version, mingfa.calendar_override to mingfa_auth;
grant select on mingfa.person, mingfa.post to mingfa_auth;
grant select, insert, update, delete on mingfa.login, mingfa.session to mingfa_auth;
