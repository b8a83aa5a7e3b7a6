-- Whether a source is for age-restricted channels only, beside its definition: what is shown elsewhere is asked for without such sources.
ALTER TABLE source ADD COLUMN for_adults BIGINT NOT NULL DEFAULT 0;
UPDATE source SET for_adults = 1 WHERE definition LIKE '%"ageRestricted":true%';
