-- Nothing for everybody; the application's roles get what each migration grants.
revoke all on schema mingfa from public;
grant usage on schema mingfa to mingfa_app, mingfa_auth;
alter default privileges for role mingfa_owner in schema mingfa grant select, insert, update, delete on tables to mingfa_app;
alter default privileges for role mingfa_owner in schema mingfa revoke all on tables from public;
create extension if not exists btree_gin with schema mingfa;
