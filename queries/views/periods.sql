-- Which periods may each measure be counted for?
-- One row per measure and period: months, quarters and rolling years that all its extracts cover whole, and the
-- days of reports.
create view periods as
with

measures as (

    select distinct
        measure,
        extracts
    from released

),

calendar as (

    select
        measures.measure,
        calendar_periods.period_type,
        calendar_periods.period,
        calendar_periods.last_day,
        calendar_periods.label,
        calendar_periods.vintage,
        calendar_periods.straddles
    from measures
    inner join calendar_periods
        on list_contains(measures.extracts, calendar_periods.extract)
    group by all
    having count(*) = max(length(measures.extracts))

),

report_days as (

    select distinct
        'case_progress' as extract,
        period,
        label
    from police_reports
    union
    select
        'support_cases' as extract,
        period,
        strftime(period, '%-d %B %Y') as label
    from support_categories

)

select
    measure,
    period_type,
    period,
    last_day,
    label,
    vintage,
    straddles
from calendar
union all
select
    measures.measure,
    'report' as period_type,
    report_days.period,
    report_days.period as last_day,
    report_days.label,
    (
        select max_by(vintages.vintage, vintages.starts_on)
        from vintages
        where vintages.starts_on <= report_days.period
    ) as vintage,
    false as straddles
from measures
inner join report_days
    on list_contains(measures.extracts, report_days.extract);
