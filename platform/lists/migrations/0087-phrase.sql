-- Phrases that somebody uses again and again in opinions and notes.

-- class: tenant
create table mingfa.phrase (
  office_id  bigint      not null,
  person     text        not null,
  phrases    text[]      not null,
  changed_at timestamptz not null,
  constraint phrase_pkey primary key (office_id, person)
);
comment on table mingfa.phrase is 'Common phrases of a person for opinions and notes (常用语), in their order.';
alter table mingfa.phrase enable row level security;
alter table mingfa.phrase force row level security;
create policy phrase_read on mingfa.phrase for select
  using (
    office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
    and person = nullif(current_setting('app.person', true), '')
  );
create policy phrase_add on mingfa.phrase for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and person = nullif(current_setting('app.person', true), '')
  );
create policy phrase_change on mingfa.phrase for update
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and person = nullif(current_setting('app.person', true), '')
  )
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.phrase from mingfa_app;
grant select, insert, update on mingfa.phrase to mingfa_app;
