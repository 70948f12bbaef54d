-- What the checkers found the last time they ran; each checker has one row.

-- class: node
create table mingfa.check_result (
  id       text        not null,
  sentence text        not null,
  at       timestamptz not null,
  found    integer     not null,
  faults   jsonb       not null,
  constraint check_result_pkey primary key (id),
  constraint check_result_found_check check (found >= 0)
);
comment on table mingfa.check_result is 'Invariants over the living data, and what broke them (数据检查结果). Kept by the nightly run.';
alter table mingfa.check_result enable row level security;
alter table mingfa.check_result force row level security;
create policy check_result_owner on mingfa.check_result to mingfa_owner using (true) with check (true);
revoke all on mingfa.check_result from mingfa_app;
