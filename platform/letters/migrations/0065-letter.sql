-- Letters (文书): the register of what is drafted, signed, numbered, served and voided; templates of offices; the marks in their numbers.

-- class: tenant
create table mingfa.letter (
  office_id     bigint      not null,
  id            uuid        not null,
  case_id       uuid        not null,
  type          text        not null,
  kind          text        not null,
  title         text        not null,
  status        text        not null,
  template_id   uuid,
  template_hash text        not null,
  content       text        not null,
  drafted_by    text[]      not null,
  drafted_on    date        not null,
  returned      text,
  signed_by     text,
  signed_on     date,
  series        text,
  year          integer,
  no            integer,
  number        text,
  sealed_by     text,
  sealed_on     date,
  docx_hash     text,
  docx_file     text,
  pdf_hash      text,
  pdf_file      text,
  service       text,
  served_on     date,
  receipt_hash  text,
  receipt_file  text,
  void_reason   text,
  voided_on     date,
  changed_at    timestamptz not null,
  constraint letter_pkey primary key (office_id, id),
  constraint letter_number_key unique (office_id, series, year, no),
  constraint letter_text_key unique (office_id, number),
  constraint letter_status_check check (status in ('draft', 'signed', 'sealed', 'served', 'void')),
  constraint letter_no_check check (no > 0)
);
comment on table mingfa.letter is 'Letters of cases. What a letter says, and how it was served, is sealed like personal data; a voided one keeps its number and the reason.';
create index letter_case on mingfa.letter (office_id, case_id, drafted_on);
create index letter_waiting on mingfa.letter (office_id, status, changed_at desc);
alter table mingfa.letter enable row level security;
alter table mingfa.letter force row level security;
create policy letter_read on mingfa.letter for select
  using (office_id = any (nullif(current_setting('app.see_' || type, true), '')::bigint[]));
create policy letter_owner on mingfa.letter for select to mingfa_owner using (true);
create policy letter_add on mingfa.letter for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy letter_change on mingfa.letter for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.letter from mingfa_app;
grant select, insert, update on mingfa.letter to mingfa_app;

-- class: tenant
create table mingfa.letter_template (
  office_id   bigint      not null,
  id          uuid        not null,
  type        text        not null,
  kind        text        not null,
  file_name   text        not null,
  file_hash   text        not null,
  fields      text[]      not null,
  status      text        not null,
  note        text,
  uploaded_by text        not null,
  uploaded_on date        not null,
  decided_by  text,
  decided_on  date,
  valid_from  date,
  changed_at  timestamptz not null,
  constraint letter_template_pkey primary key (office_id, id),
  constraint letter_template_status_check check (status in ('waiting', 'approved', 'refused', 'retired'))
);
comment on table mingfa.letter_template is 'Versions of an office''s own templates: accepted files, approved by an administrator from a day on. None is ever deleted.';
create index letter_template_kind on mingfa.letter_template (office_id, type, kind, valid_from desc);
alter table mingfa.letter_template enable row level security;
alter table mingfa.letter_template force row level security;
create policy letter_template_read on mingfa.letter_template for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy letter_template_add on mingfa.letter_template for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy letter_template_change on mingfa.letter_template for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.letter_template from mingfa_app;
grant select, insert, update on mingfa.letter_template to mingfa_app;

-- class: tenant
create table mingfa.letter_mark (
  office_id  bigint      not null,
  mark       text        not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  constraint letter_mark_pkey primary key (office_id)
);
comment on table mingfa.letter_mark is 'The mark of an office (机关代字) in the numbers of its letters, where it is not made from its name.';
alter table mingfa.letter_mark enable row level security;
alter table mingfa.letter_mark force row level security;
create policy letter_mark_read on mingfa.letter_mark for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy letter_mark_add on mingfa.letter_mark for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy letter_mark_change on mingfa.letter_mark for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.letter_mark from mingfa_app;
grant select, insert, update on mingfa.letter_mark to mingfa_app;
