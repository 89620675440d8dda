"""The rules of the subject that no codebook can state: evidence, ground, time, rights.

Each rule takes all tables as text cells and yields faults: table, row, column, and what
is wrong and would be right. `check` runs them once the cells themselves are sound.
"""

from tripoli.rules.evidence import (
    actors_stand_once,
    admissions,
    attribution_has_an_actor,
    confidence_agrees,
    disputes_are_claims,
    holders_have_sources,
    notes_agree_with_origins,
    one_alignment_each,
    one_sided_toll,
    sources_are_used,
    titles_own_their_toll,
    words_are_our_own,
    zero_is_said,
)
from tripoli.rules.frame import Tables, listed
from tripoli.rules.ground import (
    changes_and_captures,
    control_runs_forward,
    days_fit_precision,
    in_scope,
    places_lie_apart,
    totals_never_fall,
)
from tripoli.rules.links import (
    answers_follow_claims,
    claims_have_a_subject,
    pages_come_after,
    pledges_fit_their_event,
    quantities_have_a_basis,
    rows_named_are_there,
)

RULES = (
    in_scope,
    days_fit_precision,
    zero_is_said,
    one_sided_toll,
    titles_own_their_toll,
    confidence_agrees,
    notes_agree_with_origins,
    attribution_has_an_actor,
    disputes_are_claims,
    changes_and_captures,
    control_runs_forward,
    holders_have_sources,
    places_lie_apart,
    totals_never_fall,
    sources_are_used,
    one_alignment_each,
    actors_stand_once,
    rows_named_are_there,
    claims_have_a_subject,
    answers_follow_claims,
    pledges_fit_their_event,
    pages_come_after,
    quantities_have_a_basis,
    words_are_our_own,
)

__all__ = ["RULES", "Tables", "admissions", "listed"]
