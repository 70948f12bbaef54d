-- What people are told in the workbench and by mail, how they want to be told, and each mail that was sent.

-- class: tenant
create table mingfa.notice (
  office_id bigint      not null,
  id        uuid        not null,
  person_id text        not null,
  kind      text        not null,
  mark      text        not null,
  title     text        not null,
  number    text,
  link      text        not null,
  at        timestamptz not null,
  read_at   timestamptz,
  constraint notice_pkey primary key (office_id, id),
  constraint notice_mark_key unique (office_id, person_id, mark)
);
comment on table mingfa.notice is 'What a person is told (消息); the same thing once only.';
create index notice_newest on mingfa.notice (person_id, id desc);
alter table mingfa.notice enable row level security;
alter table mingfa.notice force row level security;
create policy notice_read on mingfa.notice for select
  using (
    office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
    and nullif(current_setting('app.person', true), '') in (person_id, 'system')
  );
create policy notice_tell on mingfa.notice for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and current_setting('app.person', true) = 'system'
  );
create policy notice_seen on mingfa.notice for update
  using (
    office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
    and person_id = nullif(current_setting('app.person', true), '')
  )
  with check (person_id = nullif(current_setting('app.person', true), ''));
revoke all on mingfa.notice from mingfa_app;
grant select, insert, update on mingfa.notice to mingfa_app;

-- class: tenant
create table mingfa.notice_preference (
  office_id  bigint      not null,
  person_id  text        not null,
  email      text,
  off        text[]      not null,
  mail       text[]      not null,
  quiet_from integer     not null,
  quiet_to   integer     not null,
  changed_at timestamptz not null,
  constraint notice_preference_pkey primary key (office_id, person_id),
  constraint notice_preference_hours_check check (quiet_from between 0 and 23 and quiet_to between 0 and 23)
);
comment on table mingfa.notice_preference is 'How a person wants to be told (消息偏好); the address is sealed. Hours are Beijing''s.';
alter table mingfa.notice_preference enable row level security;
alter table mingfa.notice_preference force row level security;
create policy notice_preference_read on mingfa.notice_preference for select
  using (
    office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
    and nullif(current_setting('app.person', true), '') in (person_id, 'system')
  );
create policy notice_preference_keep on mingfa.notice_preference for all
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and person_id = nullif(current_setting('app.person', true), '')
  )
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and person_id = nullif(current_setting('app.person', true), '')
  );
revoke all on mingfa.notice_preference from mingfa_app;
grant select, insert, update on mingfa.notice_preference to mingfa_app;

-- class: tenant
create table mingfa.mail_setting (
  office_id  bigint      not null,
  host       text        not null,
  port       integer     not null,
  security   text        not null,
  username   text,
  password   text,
  sender     text        not null,
  base_url   text        not null,
  urgent     boolean     not null,
  changed_at timestamptz not null,
  constraint mail_setting_pkey primary key (office_id),
  constraint mail_setting_security_check check (security in ('tls', 'starttls', 'none')),
  constraint mail_setting_port_check check (port between 1 and 65535)
);
comment on table mingfa.mail_setting is 'The mail server of an office and of those below it without one of their own; the password is sealed.';
alter table mingfa.mail_setting enable row level security;
alter table mingfa.mail_setting force row level security;
create policy mail_setting_read on mingfa.mail_setting for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy mail_setting_keep on mingfa.mail_setting for all
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.mail_setting from mingfa_app;
grant select, insert, update, delete on mingfa.mail_setting to mingfa_app;

-- class: tenant
create table mingfa.mail_delivery (
  office_id  bigint      not null,
  id         uuid        not null,
  person_id  text        not null,
  kind       text        not null,
  number     text,
  link       text        not null,
  status     text        not null,
  attempts   integer     not null,
  error      text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint mail_delivery_pkey primary key (office_id, id),
  constraint mail_delivery_status_check check (status in ('waiting', 'sent', 'failed'))
);
comment on table mingfa.mail_delivery is 'Each mail and what became of it (发送记录); to whom is kept as a person, not as an address.';
alter table mingfa.mail_delivery enable row level security;
alter table mingfa.mail_delivery force row level security;
create policy mail_delivery_read on mingfa.mail_delivery for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy mail_delivery_write on mingfa.mail_delivery for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy mail_delivery_change on mingfa.mail_delivery for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.mail_delivery from mingfa_app;
grant select, insert, update on mingfa.mail_delivery to mingfa_app;
