-- The tables that one run counts from: the nine extracts as they were accepted, then what the district's folder
-- says of its areas and folds, and what the declarations say is released. One row per row of each source.
create table ce_flags (
    child_id varchar,
    risk_level varchar,
    started_on date,
    ended_on date,
    end_reason varchar,
    exploitation_type varchar,
    age integer,
    gender varchar,
    ethnicity varchar,
    ward_code varchar,
    social_care_status varchar,
    lead_agency varchar,
    nrm_status varchar
);

create table missing_episodes (
    episode_id varchar,
    child_id varchar,
    type varchar,
    started_at timestamp,
    ended_at timestamp,
    looked_after_status varchar,
    age integer,
    gender varchar,
    ethnicity varchar,
    ward_code varchar,
    interview_offered varchar,
    interview_accepted varchar,
    interviewed_at timestamp
);

create table case_progress (
    operation varchar,
    reported_on date,
    reported_about varchar,
    basis varchar,
    item varchar,
    value bigint,
    covers varchar,
    court_month date,
    note varchar,
    document varchar,
    cleared_by varchar
);

create table support_cases (
    case_id varchar,
    service varchar,
    age integer,
    gender varchar,
    ethnicity varchar,
    postcode_district varchar,
    reported_on date
);

create table ward_population (
    ward_code varchar,
    mid_year integer,
    children_0_17 bigint
);

create table commitments (
    commitment_id varchar,
    kind varchar,
    made_on date,
    made_about varchar,
    made_by varchar,
    text varchar,
    numbered varchar,
    same_as varchar,
    owner varchar,
    due_on date,
    due_about varchar,
    scheduled varchar,
    status varchar,
    updated_on date,
    evidence varchar,
    measure varchar,
    document varchar
);

create table practice_events (
    happened_on date,
    title varchar,
    detail varchar,
    kind varchar,
    measures varchar
);

create table reported_figures (
    document varchar,
    reported_on date,
    measure varchar,
    period_type varchar,
    period date,
    area_code varchar,
    breakdown varchar,
    category varchar,
    value bigint,
    note varchar
);

create table comparators (
    measure varchar,
    topic varchar,
    year_ending date,
    year_about varchar,
    area varchar,
    value double,
    note varchar,
    source varchar
);

-- run: one row, the day the extract speaks of.
create table run (
    as_at date
);

create table areas (
    code varchar,
    name varchar,
    level varchar,
    parent varchar,
    vintage varchar,
    valid_from date,
    valid_to date,
    position integer
);

create table vintages (
    vintage varchar,
    starts_on date
);

create table folds (
    extract varchar,
    field varchar,
    value varchar,
    fold varchar,
    category varchar
);

-- calendar_periods: one row per month, quarter and rolling year that an extract covers whole.
create table calendar_periods (
    extract varchar,
    period_type varchar,
    period date,
    last_day date,
    label varchar,
    vintage varchar,
    straddles boolean
);

-- released: one row per measure, level, frequency and split that is declared.
create table released (
    measure varchar,
    kind varchar,
    extracts varchar[],
    level varchar,
    every varchar,
    period_type varchar,
    split varchar,
    breakdown varchar
);

-- split_categories: one row per category of a split, in the order readers see them.
create table split_categories (
    extract varchar,
    split varchar,
    category varchar,
    position integer
);
