-- The action log, its chain heads, the rollups of the figures and the daily seals.
-- Times and ids are parameters of every statement; nothing here has a trigger.

-- class: tenant
create table mingfa.case_action (
  office_id  bigint      not null,
  id         uuid        not null,
  case_id    uuid        not null,
  seq        integer     not null,
  type       text        not null,
  action     text        not null,
  version    date        not null,
  on_day     date        not null,
  ground     text,
  actors     text[]      not null,
  data       jsonb       not null,
  extra      jsonb       not null,
  at         timestamptz not null,
  device_at  timestamptz,
  chain_no   bigint      not null,
  digest     text        not null,
  prev_hash  text        not null,
  hash       text        not null,
  constraint case_action_pkey primary key (office_id, id),
  constraint case_action_case_seq_key unique (office_id, case_id, seq),
  constraint case_action_chain_key unique (office_id, chain_no),
  constraint case_action_seq_check check (seq > 0),
  constraint case_action_digest_check check (digest in ('sha256', 'sm3'))
);
comment on table mingfa.case_action is 'What somebody did to a case, on a day, under a provision. Appended only (全过程留痕).';
create index case_action_type_at on mingfa.case_action (office_id, type, at);
alter table mingfa.case_action enable row level security;
alter table mingfa.case_action force row level security;
create policy case_action_read on mingfa.case_action for select
  using (office_id = any (nullif(current_setting('app.see_' || type, true), '')::bigint[]));
create policy case_action_owner on mingfa.case_action for select to mingfa_owner using (true);
create policy case_action_append on mingfa.case_action for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.case_action from mingfa_app;
grant select, insert on mingfa.case_action to mingfa_app;

-- class: tenant
create table mingfa.chain_head (
  office_id bigint not null,
  no        bigint not null,
  hash      text   not null,
  constraint chain_head_pkey primary key (office_id)
);
comment on table mingfa.chain_head is 'Last link of each office''s chain; locked by whoever appends.';
alter table mingfa.chain_head enable row level security;
alter table mingfa.chain_head force row level security;
create policy chain_head_own on mingfa.chain_head
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy chain_head_owner on mingfa.chain_head for select to mingfa_owner using (true);
revoke all on mingfa.chain_head from mingfa_app;
grant select, insert, update on mingfa.chain_head to mingfa_app;

-- class: tenant
create table mingfa.chain_seal (
  office_id bigint      not null,
  day       date        not null,
  no        bigint      not null,
  hash      text        not null,
  sealed_at timestamptz not null,
  constraint chain_seal_pkey primary key (office_id, day)
);
comment on table mingfa.chain_seal is 'Root of each office''s chain at the end of a day, shown on the portal and handed to the office above.';
alter table mingfa.chain_seal enable row level security;
alter table mingfa.chain_seal force row level security;
create policy chain_seal_read on mingfa.chain_seal for select
  using (
    current_setting('app.portal', true) = 'on'
    or office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
  );
create policy chain_seal_owner on mingfa.chain_seal for select to mingfa_owner using (true);
create policy chain_seal_append on mingfa.chain_seal for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.chain_seal from mingfa_app;
grant select, insert on mingfa.chain_seal to mingfa_app;

-- class: tenant
-- grain: Y, M keep totals of years and months (by = '[]'); y keeps a year's sum of one value of one breakdown field (by = '["field","value"]').
create table mingfa.rollup (
  office_id bigint  not null,
  measure   text    not null,
  grain     text    not null,
  day       date    not null,
  by        text    not null,
  type      text    not null,
  n         bigint  not null,
  amount    bigint  not null,
  constraint rollup_pkey primary key (office_id, measure, grain, day, by),
  constraint rollup_grain_check check (grain in ('Y', 'M', 'y'))
);
comment on table mingfa.rollup is 'Counts and sums (money in fen) of every measure by office and time, moved in the write''s own transaction.';
alter table mingfa.rollup enable row level security;
alter table mingfa.rollup force row level security;
create policy rollup_read on mingfa.rollup for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy rollup_add on mingfa.rollup for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy rollup_owner on mingfa.rollup to mingfa_owner using (true) with check (true);
create policy rollup_move on mingfa.rollup for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.rollup from mingfa_app;
grant select, insert, update on mingfa.rollup to mingfa_app;

-- class: tenant
create table mingfa.publication (
  office_id        bigint      not null,
  case_id          uuid        not null,
  type             text        not null,
  title            text        not null,
  notice           jsonb       not null,
  published_on     date        not null,
  withdrawn_on     date,
  withdrawn_reason text,
  changed_at       timestamptz not null,
  constraint publication_pkey primary key (office_id, case_id)
);
comment on table mingfa.publication is 'Public notices of decisions (事后公示): open fields only, names of natural persons masked.';
create index publication_day on mingfa.publication (office_id, type, published_on desc, case_id desc);
alter table mingfa.publication enable row level security;
alter table mingfa.publication force row level security;
create policy publication_read on mingfa.publication for select
  using (
    current_setting('app.portal', true) = 'on'
    or office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
  );
create policy publication_add on mingfa.publication for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy publication_change on mingfa.publication for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.publication from mingfa_app;
grant select, insert, update on mingfa.publication to mingfa_app;
