-- The tables of a release: the only thing the dashboard ever opens.
-- cells: one row per number that exists; value is null unless the cell is shown.
create table cells (
    measure varchar not null,
    period_type varchar not null check (period_type in ('month', 'quarter', 'year_to_quarter', 'report')),
    period date not null,
    area_code varchar not null,
    breakdown varchar not null,
    category varchar not null,
    value bigint,
    status varchar not null check (status in ('shown', 'hidden', 'withheld', 'not_supplied', 'not_applicable')),
    check ((status = 'shown') = (value is not null)),
    primary key (measure, period_type, period, area_code, breakdown, category)
);

-- areas: one row per area. Population is null where the level has none (elsewhere).
create table areas (
    code varchar primary key,
    name varchar not null,
    level varchar not null check (level in ('district', 'committee', 'ward', 'other')),
    parent varchar,
    vintage varchar,
    valid_from date,
    valid_to date,
    children_0_17 bigint,
    mid_year integer,
    position integer not null
);

-- categories: one row per category of a breakdown, in the order readers see them.
create table categories (
    measure varchar not null,
    breakdown varchar not null,
    category varchar not null,
    position integer not null,
    primary key (measure, breakdown, category)
);

-- measures: one row per measure, its declared meaning and SQL as they were when it was counted.
create table measures (
    name varchar primary key,
    position integer not null,
    title varchar not null,
    question varchar not null,
    definition varchar not null,
    why_it_matters varchar not null,
    counts varchar not null,
    kind varchar not null,
    per integer,
    numerator varchar not null,
    denominator varchar,
    higher_is varchar not null,
    extract varchar not null,
    caveats varchar[] not null,
    identities varchar[] not null,
    changes varchar[] not null,
    owner varchar not null,
    reviewed_on date not null,
    cleared boolean not null,
    sql varchar not null
);

-- periods: one row per period that a release covers, with the words readers see ("August 2020").
create table periods (
    period_type varchar not null,
    period date not null,
    last_day date not null,
    label varchar not null,
    vintage varchar,
    primary key (period_type, period)
);

-- series_breaks: one row per day a series may not be read across, and why.
create table series_breaks (
    happened_on date not null,
    level varchar not null,
    reason varchar not null
);

create table practice_events (
    happened_on date not null,
    title varchar not null,
    detail varchar not null,
    kind varchar not null,
    measures varchar[] not null
);

create table commitments (
    commitment_id varchar primary key,
    kind varchar not null,
    made_on date,
    made_about varchar,
    made_by varchar not null,
    text varchar not null,
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
    document varchar not null
);

create table reported_figures (
    document varchar not null,
    reported_on date not null,
    measure varchar not null,
    period_type varchar not null,
    period date not null,
    area_code varchar not null,
    breakdown varchar not null,
    category varchar not null,
    value bigint not null,
    note varchar
);

-- comparators: one row per published figure; year_about tells in words what has no year or day.
create table comparators (
    measure varchar not null,
    topic varchar not null,
    year_ending date,
    year_about varchar,
    area varchar not null,
    value double,
    note varchar,
    source varchar not null
);

-- reports: one row per police report on the operation; period is its date, or the first day of the season it tells.
create table reports (
    period date primary key,
    label varchar not null,
    dated boolean not null,
    operation varchar not null,
    basis varchar not null,
    document varchar not null,
    cleared_by varchar not null
);

-- report_notes: one row per statement of a report that has words of its own (what a number covers).
create table report_notes (
    period date not null,
    item varchar not null,
    covers varchar,
    note varchar
);

-- court_dates: one row per trial that a report names, by month only.
create table court_dates (
    period date not null,
    court_month date not null,
    covers varchar,
    note varchar
);

-- quality: one row per check of an extract, in whole percentages, hidden like any cell.
create table quality (
    extract varchar not null,
    name varchar not null,
    title varchar not null,
    percent integer,
    status varchar not null,
    detail varchar not null
);
