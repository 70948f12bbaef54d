-- Annual reports: their text as saved each time, the figures and the document as frozen, and the page as published.
-- Nothing here is folded from the action log; the log holds the hash of each body and of each frozen report.

-- class: tenant
create table mingfa.report_body (
  office_id bigint      not null,
  report_id uuid        not null,
  version   integer     not null,
  case_seq  integer     not null,
  year      integer     not null,
  body      jsonb       not null,
  hash      text        not null,
  saved_by  text        not null,
  saved_at  timestamptz not null,
  constraint report_body_pkey primary key (office_id, report_id, version),
  constraint report_body_version_check check (version > 0)
);
comment on table mingfa.report_body is 'The text of a report each time it was saved; the first version is the draft that composed itself.';
alter table mingfa.report_body enable row level security;
alter table mingfa.report_body force row level security;
create policy report_body_read on mingfa.report_body for select
  using (office_id = any (nullif(current_setting('app.see_report', true), '')::bigint[]));
create policy report_body_owner on mingfa.report_body for select to mingfa_owner using (true);
create policy report_body_add on mingfa.report_body for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.report_body from mingfa_app;
grant select, insert on mingfa.report_body to mingfa_app;

-- class: tenant
create table mingfa.report_figure (
  office_id     bigint           not null,
  report_id     uuid             not null,
  key           text             not null,
  place         integer          not null,
  metric        text             not null,
  by            jsonb            not null,
  name          text             not null,
  unit          text             not null,
  rule          text             not null,
  law           text[]           not null,
  version_from  date             not null,
  approved_by   text             not null,
  period_from   date             not null,
  period_to     date             not null,
  value         double precision,
  numerator     double precision,
  denominator   double precision,
  last_year     double precision,
  shown         text             not null,
  record_hash   text             not null,
  record_count  bigint           not null,
  query         text             not null,
  query_hash    text             not null,
  known_at      timestamptz      not null,
  constraint report_figure_pkey primary key (office_id, report_id, key)
);
comment on table mingfa.report_figure is 'Figures of a frozen report: value, query, and the hash of the record set under each.';
alter table mingfa.report_figure enable row level security;
alter table mingfa.report_figure force row level security;
create policy report_figure_read on mingfa.report_figure for select
  using (office_id = any (nullif(current_setting('app.see_report', true), '')::bigint[]));
create policy report_figure_owner on mingfa.report_figure for select to mingfa_owner using (true);
create policy report_figure_add on mingfa.report_figure for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.report_figure from mingfa_app;
grant select, insert on mingfa.report_figure to mingfa_app;

-- class: tenant
create table mingfa.report_document (
  office_id       bigint      not null,
  report_id       uuid        not null,
  document        jsonb       not null,
  reconciliations jsonb       not null,
  hash            text        not null,
  frozen_at       timestamptz not null,
  constraint report_document_pkey primary key (office_id, report_id)
);
comment on table mingfa.report_document is 'The document of a frozen report, from which every format is made, and how its figures reconciled (勾稽) then.';
alter table mingfa.report_document enable row level security;
alter table mingfa.report_document force row level security;
create policy report_document_read on mingfa.report_document for select
  using (office_id = any (nullif(current_setting('app.see_report', true), '')::bigint[]));
create policy report_document_owner on mingfa.report_document for select to mingfa_owner using (true);
create policy report_document_add on mingfa.report_document for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.report_document from mingfa_app;
grant select, insert on mingfa.report_document to mingfa_app;

-- class: tenant
create table mingfa.report_page (
  office_id        bigint      not null,
  report_id        uuid        not null,
  year             integer     not null,
  title            text        not null,
  issuer           text        not null,
  doc_no           text        not null,
  index_no         text        not null,
  keywords         text[]      not null,
  description      text        not null,
  document         jsonb,
  figures          jsonb,
  made_on          date        not null,
  published_on     date        not null,
  published_at     timestamptz not null,
  withdrawn_on     date,
  withdrawn_reason text,
  constraint report_page_pkey primary key (office_id, report_id),
  constraint report_page_index_no_key unique (office_id, index_no),
  constraint report_page_withdrawn_check check (withdrawn_on is null or (document is null and figures is null))
);
comment on table mingfa.report_page is 'Published reports as the portal shows them; of a withdrawn one only the notice of it is left.';
create index report_page_newest on mingfa.report_page (office_id, year desc, published_at desc);
alter table mingfa.report_page enable row level security;
alter table mingfa.report_page force row level security;
create policy report_page_read on mingfa.report_page for select
  using (
    current_setting('app.portal', true) = 'on'
    or office_id = any (nullif(current_setting('app.see_report', true), '')::bigint[])
  );
create policy report_page_owner on mingfa.report_page for select to mingfa_owner using (true);
create policy report_page_add on mingfa.report_page for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy report_page_change on mingfa.report_page for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.report_page from mingfa_app;
grant select, insert, update on mingfa.report_page to mingfa_app;
