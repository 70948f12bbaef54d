-- An import is looked for among those of the person's offices, which the key answers; an index without the office does not.
drop index mingfa.import_job_id;
