CREATE TRIGGER "comments_INSERT_without_votes" BEFORE INSERT ON "comments"
WHEN new."level" IS NOT NULL AND new."source" <> 'agency'
BEGIN SELECT RAISE(ABORT, 'a level beside a speaker'); END;

CREATE TRIGGER "comments_UPDATE_without_votes" BEFORE UPDATE ON "comments"
WHEN new."level" IS NOT NULL AND new."source" <> 'agency'
BEGIN SELECT RAISE(ABORT, 'a level beside a speaker'); END;

CREATE TRIGGER "journal_keeps_DELETE" BEFORE DELETE ON "journal"
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER "journal_keeps_UPDATE" BEFORE UPDATE ON "journal"
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE TABLE "appraisals" (
   "id" INTEGER PRIMARY KEY,
   "dossier_id" INTEGER NOT NULL REFERENCES "received_dossiers"("id"),
   "state" TEXT NOT NULL,
   "by" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   "note" TEXT NOT NULL
) STRICT;

CREATE TABLE "appraised_subjects" (
   "id" INTEGER PRIMARY KEY,
   "dossier_id" INTEGER NOT NULL REFERENCES "received_dossiers"("id"),
   "subject_code" TEXT NOT NULL,
   "points" TEXT,
   "level" TEXT,
   "reason" TEXT NOT NULL
) STRICT;

CREATE TABLE "attendance" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "member_id" INTEGER NOT NULL REFERENCES "members"("id"),
   "is_present" INTEGER NOT NULL,
   "is_excused" INTEGER NOT NULL,
   "reason" TEXT NOT NULL
) STRICT;

CREATE TABLE "ballots" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "ballot_round" INTEGER NOT NULL,
   "issued" INTEGER NOT NULL,
   "returned" INTEGER NOT NULL,
   "valid" INTEGER NOT NULL,
   "invalid" INTEGER NOT NULL,
   "htxs" INTEGER NOT NULL,
   "htt" INTEGER NOT NULL,
   "htnv" INTEGER NOT NULL,
   "kht" INTEGER NOT NULL,
   "not_rated" INTEGER NOT NULL,
   "blank" INTEGER NOT NULL,
   "retyped" TEXT NOT NULL
) STRICT;

CREATE TABLE "blobs" (
   "name" TEXT PRIMARY KEY NOT NULL,
   "data" BLOB NOT NULL
) STRICT;

CREATE TABLE "cap_decisions" (
   "id" INTEGER PRIMARY KEY,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "group_code" TEXT NOT NULL,
   "ground" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "decided_on" TEXT
) STRICT;

CREATE TABLE "cap_places" (
   "id" INTEGER PRIMARY KEY,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "cell_code" TEXT NOT NULL,
   "subject_code" TEXT NOT NULL,
   "group_code" TEXT NOT NULL,
   "rank" INTEGER
) STRICT;

CREATE TABLE "cells" (
   "id" INTEGER PRIMARY KEY,
   "code" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "superior_name" TEXT NOT NULL,
   "superior_party_name" TEXT NOT NULL,
   "chain" TEXT NOT NULL,
   "place_name" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "has_committee" INTEGER NOT NULL,
   "under_sectional_committee" INTEGER NOT NULL,
   "is_special_unit" INTEGER NOT NULL,
   "term" TEXT NOT NULL
) STRICT;

CREATE TABLE "collected_files" (
   "id" INTEGER PRIMARY KEY,
   "file_name" TEXT NOT NULL,
   "file_digest" TEXT NOT NULL,
   "verdict" TEXT NOT NULL,
   "message" TEXT NOT NULL,
   "hint" TEXT NOT NULL,
   "cell_code" TEXT NOT NULL,
   "dossier_digest" TEXT NOT NULL,
   "seen_at" TEXT NOT NULL,
   "source" TEXT NOT NULL
) STRICT;

CREATE TABLE "commendations" (
   "id" INTEGER PRIMARY KEY,
   "member_id" INTEGER NOT NULL REFERENCES "members"("id"),
   "form" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   "decided_on" TEXT,
   "note" TEXT NOT NULL
) STRICT;

CREATE TABLE "comments" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "source" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "speaker_id" INTEGER REFERENCES "members"("id"),
   "speaker_text" TEXT NOT NULL,
   "text" TEXT NOT NULL,
   "level" TEXT,
   "received_on" TEXT,
   "answer" TEXT NOT NULL,
   "answer_text" TEXT NOT NULL,
   "is_internal" INTEGER NOT NULL
) STRICT;

CREATE TABLE "committee_attendance" (
   "id" INTEGER PRIMARY KEY,
   "meeting_id" INTEGER NOT NULL REFERENCES "committee_meetings"("id"),
   "name" TEXT NOT NULL,
   "post" TEXT NOT NULL,
   "is_present" INTEGER NOT NULL,
   "reason" TEXT NOT NULL
) STRICT;

CREATE TABLE "committee_ballots" (
   "id" INTEGER PRIMARY KEY,
   "meeting_id" INTEGER NOT NULL REFERENCES "committee_meetings"("id"),
   "cell_code" TEXT NOT NULL,
   "subject_code" TEXT NOT NULL,
   "ballot_round" INTEGER NOT NULL,
   "issued" INTEGER NOT NULL,
   "returned" INTEGER NOT NULL,
   "valid" INTEGER NOT NULL,
   "invalid" INTEGER NOT NULL,
   "htxs" INTEGER NOT NULL,
   "htt" INTEGER NOT NULL,
   "htnv" INTEGER NOT NULL,
   "kht" INTEGER NOT NULL,
   "not_rated" INTEGER NOT NULL,
   "blank" INTEGER NOT NULL
) STRICT;

CREATE TABLE "committee_meetings" (
   "id" INTEGER PRIMARY KEY,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   "held_on" TEXT,
   "started_at" TEXT NOT NULL,
   "ended_at" TEXT NOT NULL,
   "place" TEXT NOT NULL,
   "chair" TEXT NOT NULL,
   "secretary" TEXT NOT NULL,
   "tellers" TEXT NOT NULL,
   "guests" TEXT NOT NULL,
   "discussion" TEXT NOT NULL,
   "conclusion" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "decided_on" TEXT
) STRICT;

CREATE TABLE "committees" (
   "id" INTEGER PRIMARY KEY,
   "code" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "place_name" TEXT NOT NULL
, "unit_kind" TEXT NOT NULL DEFAULT 'grassroots_committee', "superior_name" TEXT NOT NULL DEFAULT '', "superior_party_name" TEXT NOT NULL DEFAULT '', "chain" TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE "concluded_subjects" (
   "id" INTEGER PRIMARY KEY,
   "meeting_id" INTEGER NOT NULL REFERENCES "committee_meetings"("id"),
   "cell_code" TEXT NOT NULL,
   "subject_code" TEXT NOT NULL,
   "level" TEXT,
   "reason" TEXT NOT NULL
) STRICT;

CREATE TABLE "conclusions" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "kind" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "concluded_on" TEXT,
   "content" TEXT NOT NULL,
   "harms_reputation" INTEGER,
   "is_self_detected" INTEGER,
   "is_remedied" INTEGER,
   "is_force_majeure" INTEGER
) STRICT;

CREATE TABLE "decided_subjects" (
   "id" INTEGER PRIMARY KEY,
   "cell_code" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "subject_code" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "level" TEXT,
   "number" TEXT NOT NULL,
   "decided_on" TEXT,
   "reason" TEXT NOT NULL,
   "dossier_digest" TEXT NOT NULL,
   "is_current" INTEGER NOT NULL,
   "meeting_id" INTEGER REFERENCES "committee_meetings"("id"),
   "body" TEXT NOT NULL,
   "re_rating" TEXT,
   "ground" TEXT
) STRICT;

CREATE TABLE "disciplines" (
   "id" INTEGER PRIMARY KEY,
   "member_id" INTEGER NOT NULL REFERENCES "members"("id"),
   "form" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "decided_on" TEXT,
   "violated_on" TEXT,
   "violated_at" TEXT NOT NULL,
   "content" TEXT NOT NULL,
   "is_duty_related" INTEGER,
   "is_self_detected" INTEGER,
   "is_remedied" INTEGER
) STRICT;

CREATE TABLE "earlier_ratings" (
   "id" INTEGER PRIMARY KEY,
   "subject_kind" TEXT NOT NULL,
   "member_id" INTEGER REFERENCES "members"("id"),
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "level" TEXT,
   "number" TEXT NOT NULL,
   "decided_on" TEXT
) STRICT;

CREATE TABLE "enrolled_keys" (
   "id" INTEGER PRIMARY KEY,
   "owner" TEXT NOT NULL,
   "place" TEXT NOT NULL,
   "unit_code" TEXT NOT NULL,
   "unit_name" TEXT NOT NULL,
   "holder" TEXT NOT NULL,
   "fingerprint" TEXT NOT NULL,
   "certificate" TEXT NOT NULL,
   "since" TEXT NOT NULL,
   "revoke_reason" TEXT NOT NULL,
   "enrolled_by" TEXT NOT NULL,
   "replaces" TEXT NOT NULL,
   "until" TEXT,
   "revoked_on" TEXT,
   "enrolled_at" TEXT
) STRICT;

CREATE TABLE "guidance_drafts" (
   "id" INTEGER PRIMARY KEY,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "cell_code" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "note" TEXT NOT NULL,
   "envelope" TEXT NOT NULL,
   "prompts" TEXT NOT NULL,
   "quotas" TEXT NOT NULL,
   "deadlines" TEXT NOT NULL,
   "layers" TEXT NOT NULL,
   "forms" TEXT NOT NULL,
   "issued_on" TEXT
) STRICT;

CREATE TABLE "incoming" (
   "id" INTEGER PRIMARY KEY,
   "kind" TEXT NOT NULL,
   "digest" TEXT NOT NULL,
   "sequence" INTEGER NOT NULL,
   "issuer_code" TEXT NOT NULL,
   "issuer_name" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "issued_on" TEXT,
   "about" TEXT NOT NULL,
   "signer" TEXT NOT NULL,
   "received_at" TEXT NOT NULL,
   "file_name" TEXT NOT NULL,
   "content" TEXT NOT NULL,
   "round_id" INTEGER REFERENCES "rounds"("id")
) STRICT;

CREATE TABLE "issued_packages" (
   "id" INTEGER PRIMARY KEY,
   "kind" TEXT NOT NULL,
   "cell_code" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "sequence" INTEGER NOT NULL,
   "digest" TEXT NOT NULL,
   "about" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "issued_on" TEXT,
   "issued_at" TEXT NOT NULL,
   "file_name" TEXT NOT NULL,
   "content" TEXT NOT NULL
) STRICT;

CREATE TABLE "journal" (
   "id" INTEGER PRIMARY KEY,
   "at" TEXT NOT NULL,
   "who" TEXT NOT NULL,
   "label" TEXT NOT NULL,
   "tables" TEXT NOT NULL,
   "digest" TEXT NOT NULL
) STRICT;

CREATE TABLE "meetings" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "held_on" TEXT,
   "started_at" TEXT NOT NULL,
   "ended_at" TEXT NOT NULL,
   "ended_on" TEXT,
   "place" TEXT NOT NULL,
   "chair_id" INTEGER REFERENCES "members"("id"),
   "secretary_id" INTEGER REFERENCES "members"("id"),
   "tellers" TEXT NOT NULL,
   "guests" TEXT NOT NULL,
   "superior_attended" INTEGER NOT NULL,
   "conclusion" TEXT NOT NULL
) STRICT;

CREATE TABLE "members" (
   "id" INTEGER PRIMARY KEY,
   "full_name" TEXT NOT NULL,
   "given_name" TEXT NOT NULL,
   "other_name" TEXT NOT NULL,
   "sex" TEXT,
   "born_on" TEXT,
   "ethnic_group" TEXT NOT NULL,
   "personal_number" TEXT NOT NULL,
   "card_number" TEXT NOT NULL,
   "old_card_number" TEXT NOT NULL,
   "source_code" TEXT NOT NULL,
   "admitted_on" TEXT,
   "official_on" TEXT,
   "kind" TEXT NOT NULL,
   "party_post" TEXT NOT NULL,
   "government_post" TEXT NOT NULL,
   "mass_post" TEXT NOT NULL,
   "workplace" TEXT NOT NULL,
   "work_group" TEXT NOT NULL,
   "is_collective_head" INTEGER NOT NULL,
   "is_civil_servant" INTEGER NOT NULL,
   "note" TEXT NOT NULL,
   "sort_key" TEXT NOT NULL,
   "search_key" TEXT NOT NULL
) STRICT;

CREATE TABLE "originals" (
   "name" TEXT PRIMARY KEY NOT NULL,
   "place" INTEGER NOT NULL,
   "size" INTEGER NOT NULL
) STRICT;

CREATE TABLE "overrides" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER REFERENCES "subjects"("id"),
   "finding_code" TEXT NOT NULL,
   "reason" TEXT NOT NULL,
   "who" TEXT NOT NULL,
   "at" TEXT NOT NULL
) STRICT;

CREATE TABLE "packages" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "kind" TEXT NOT NULL,
   "sequence" INTEGER NOT NULL,
   "digest" TEXT NOT NULL,
   "file_name" TEXT NOT NULL,
   "made_at" TEXT NOT NULL,
   "replaces" TEXT NOT NULL,
   "replace_reason" TEXT NOT NULL,
   "written_to" TEXT NOT NULL,
   "content_digest" TEXT NOT NULL
, "is_enveloped" INTEGER NOT NULL DEFAULT 0, "open_reason" TEXT NOT NULL DEFAULT '', "answers" TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE "parameters" (
   "id" INTEGER PRIMARY KEY,
   "name" TEXT NOT NULL,
   "value" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "issued_on" TEXT,
   "issuer" TEXT NOT NULL
, "refines" TEXT NOT NULL DEFAULT '', "ground" TEXT NOT NULL DEFAULT '', "added_at" TEXT, "withdrawn_at" TEXT) STRICT;

CREATE TABLE "plans" (
   "id" INTEGER PRIMARY KEY,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "evaluation_on" TEXT,
   "due_on" TEXT,
   "note" TEXT NOT NULL
) STRICT;

CREATE TABLE "prompts" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "issuer" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "issued_on" TEXT,
   "text" TEXT NOT NULL,
   "due_on" TEXT,
   "answer" TEXT NOT NULL,
   "declined_reason" TEXT NOT NULL
) STRICT;

CREATE TABLE "quarter_records" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "leave_days" INTEGER,
   "training_days" INTEGER,
   "appointed_on" TEXT,
   "post_changed_on" TEXT,
   "is_under_check" INTEGER,
   "note" TEXT NOT NULL
) STRICT;

CREATE TABLE "ratings" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "proposed_level" TEXT,
   "reason" TEXT NOT NULL,
   "committee_remark" TEXT NOT NULL,
   "nominee_rank" INTEGER,
   "decided_level" TEXT,
   "decision_number" TEXT NOT NULL,
   "decided_on" TEXT
, "cap_group" TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE "re_ratings" (
   "id" INTEGER PRIMARY KEY,
   "subject_kind" TEXT NOT NULL,
   "member_id" INTEGER REFERENCES "members"("id"),
   "name" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "ground" TEXT NOT NULL,
   "reason" TEXT NOT NULL,
   "old_level" TEXT,
   "old_number" TEXT NOT NULL,
   "old_decided_on" TEXT,
   "new_level" TEXT,
   "body" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "decided_on" TEXT,
   "citation" TEXT NOT NULL
) STRICT;

CREATE TABLE "received_dossiers" (
   "id" INTEGER PRIMARY KEY,
   "digest" TEXT NOT NULL,
   "cell_code" TEXT NOT NULL,
   "cell_name" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "sequence" INTEGER NOT NULL,
   "replaces" TEXT NOT NULL,
   "replace_reason" TEXT NOT NULL,
   "answers" TEXT NOT NULL,
   "signer" TEXT NOT NULL,
   "fingerprint" TEXT NOT NULL,
   "signed_at" TEXT NOT NULL,
   "received_at" TEXT NOT NULL,
   "was_enveloped" INTEGER NOT NULL,
   "file_name" TEXT NOT NULL,
   "content" TEXT NOT NULL
) STRICT;

CREATE TABLE "received_summaries" (
   "id" INTEGER PRIMARY KEY,
   "digest" TEXT NOT NULL,
   "unit_code" TEXT NOT NULL,
   "unit_name" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "sequence" INTEGER NOT NULL,
   "signer" TEXT NOT NULL,
   "fingerprint" TEXT NOT NULL,
   "signed_at" TEXT NOT NULL,
   "received_at" TEXT NOT NULL,
   "was_enveloped" INTEGER NOT NULL,
   "file_name" TEXT NOT NULL,
   "is_current" INTEGER NOT NULL,
   "content" TEXT NOT NULL
) STRICT;

CREATE TABLE "registered_cells" (
   "id" INTEGER PRIMARY KEY,
   "code" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "contact" TEXT NOT NULL,
   "note" TEXT NOT NULL
, "parent_code" TEXT NOT NULL DEFAULT '', "unit_kind" TEXT NOT NULL DEFAULT 'cell', "secretary_name" TEXT NOT NULL DEFAULT '', "phone" TEXT NOT NULL DEFAULT '', "position" INTEGER NOT NULL DEFAULT 0, "is_expected" INTEGER NOT NULL DEFAULT 1, "retired_on" TEXT) STRICT;

CREATE TABLE "return_tasks" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER REFERENCES "subjects"("id"),
   "notice_digest" TEXT NOT NULL,
   "who" TEXT NOT NULL,
   "text" TEXT NOT NULL,
   "is_done" INTEGER NOT NULL,
   "answer" TEXT NOT NULL
) STRICT;

CREATE TABLE "reviews" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "sections" TEXT NOT NULL,
   "points" TEXT NOT NULL,
   "tasks" TEXT,
   "self_level" TEXT,
   "from_paper" INTEGER NOT NULL,
   "signed_on" TEXT,
   "draft_sent_on" TEXT,
   "finished_at" TEXT
) STRICT;

CREATE TABLE "rounds" (
   "id" INTEGER PRIMARY KEY,
   "year" INTEGER NOT NULL,
   "evaluation_on" TEXT NOT NULL,
   "regulations" TEXT NOT NULL,
   "superior_due_on" TEXT,
   "opened_at" TEXT,
   "closed_at" TEXT
, "period" TEXT NOT NULL DEFAULT 'year', "is_current" INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE "saves" (
   "id" INTEGER PRIMARY KEY,
   "count" INTEGER NOT NULL,
   "at" TEXT NOT NULL
) STRICT;

CREATE TABLE "settings" (
   "id" INTEGER PRIMARY KEY,
   "name" TEXT NOT NULL,
   "value" TEXT NOT NULL
) STRICT;

CREATE TABLE "shortcomings" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "what" TEXT NOT NULL,
   "cause" TEXT NOT NULL,
   "remedy" TEXT NOT NULL,
   "due_on" TEXT,
   "state" TEXT NOT NULL,
   "result" TEXT NOT NULL,
   "shown_by" TEXT NOT NULL,
   "carried_from" INTEGER REFERENCES "shortcomings"("id")
) STRICT;

CREATE TABLE "statuses" (
   "id" INTEGER PRIMARY KEY,
   "member_id" INTEGER NOT NULL REFERENCES "members"("id"),
   "kind" TEXT NOT NULL,
   "since" TEXT,
   "until" TEXT,
   "decision" TEXT NOT NULL,
   "note" TEXT NOT NULL
) STRICT;

CREATE TABLE "subject_rows" (
   "id" INTEGER PRIMARY KEY,
   "dossier_id" INTEGER NOT NULL REFERENCES "received_dossiers"("id"),
   "cell_code" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "is_current" INTEGER NOT NULL,
   "code" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "search_key" TEXT NOT NULL,
   "sort_key" TEXT NOT NULL,
   "sex" TEXT,
   "ethnic_group" TEXT NOT NULL,
   "member_kind" TEXT,
   "party_post" TEXT NOT NULL,
   "post" TEXT NOT NULL,
   "work_group" TEXT,
   "form" TEXT,
   "born_year" INTEGER,
   "admitted_year" INTEGER,
   "is_reviewed" INTEGER NOT NULL,
   "is_rated" INTEGER NOT NULL,
   "left_out_reason" TEXT NOT NULL,
   "self_level" TEXT,
   "voted_level" TEXT,
   "proposed_level" TEXT,
   "previous_level" TEXT,
   "total_points" TEXT NOT NULL,
   "finding_count" INTEGER NOT NULL
, "nominee_rank" INTEGER, "cap_group" TEXT NOT NULL DEFAULT '', "kht_ground" TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE "subjects" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "kind" TEXT NOT NULL,
   "member_id" INTEGER REFERENCES "members"("id"),
   "name" TEXT NOT NULL,
   "form" TEXT NOT NULL,
   "member_kind" TEXT,
   "party_post" TEXT NOT NULL,
   "post_text" TEXT NOT NULL,
   "work_group" TEXT,
   "position" INTEGER NOT NULL
) STRICT;

CREATE TABLE "typed_counts" (
   "id" INTEGER PRIMARY KEY,
   "unit_code" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "period" TEXT NOT NULL,
   "about" TEXT NOT NULL,
   "counts" TEXT NOT NULL
) STRICT;

CREATE TABLE "undo_log" (
   "id" INTEGER PRIMARY KEY,
   "step_id" INTEGER NOT NULL,
   "table_name" TEXT NOT NULL,
   "row_id" INTEGER NOT NULL,
   "kind" TEXT NOT NULL,
   "sql" TEXT NOT NULL
) STRICT;

CREATE TABLE "undo_steps" (
   "id" INTEGER PRIMARY KEY,
   "stack" TEXT NOT NULL,
   "label" TEXT NOT NULL
) STRICT;

CREATE TABLE "year_records" (
   "id" INTEGER PRIMARY KEY,
   "round_id" INTEGER NOT NULL REFERENCES "rounds"("id"),
   "subject_id" INTEGER NOT NULL REFERENCES "subjects"("id"),
   "sick_leave_days" INTEGER,
   "has_maternity_leave" INTEGER NOT NULL,
   "low_confidence_percent" INTEGER,
   "units_in_charge" INTEGER,
   "units_not_completed" INTEGER,
   "has_basic_targets" INTEGER NOT NULL,
   "basic_targets_failed" INTEGER,
   "has_residence_comment_exemption" INTEGER NOT NULL,
   "special_conditions" TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX "idx_attendance_member_id"
    ON "attendance" ("member_id");

CREATE INDEX "idx_ballots_round_id"
    ON "ballots" ("round_id");

CREATE INDEX "idx_commendations_member_id"
    ON "commendations" ("member_id");

CREATE INDEX "idx_comments_round_id"
    ON "comments" ("round_id");

CREATE INDEX "idx_comments_speaker_id"
    ON "comments" ("speaker_id");

CREATE INDEX "idx_comments_subject_id"
    ON "comments" ("subject_id");

CREATE INDEX "idx_conclusions_round_id"
    ON "conclusions" ("round_id");

CREATE INDEX "idx_conclusions_subject_id"
    ON "conclusions" ("subject_id");

CREATE INDEX "idx_decided_subjects_meeting_id"
    ON "decided_subjects" ("meeting_id");

CREATE INDEX "idx_decided_subjects_year_period_is_current"
    ON "decided_subjects" ("year", "period", "is_current");

CREATE INDEX "idx_disciplines_member_id"
    ON "disciplines" ("member_id");

CREATE INDEX "idx_earlier_ratings_member_id"
    ON "earlier_ratings" ("member_id");

CREATE INDEX "idx_incoming_round_id"
    ON "incoming" ("round_id");

CREATE INDEX "idx_meetings_chair_id"
    ON "meetings" ("chair_id");

CREATE INDEX "idx_meetings_secretary_id"
    ON "meetings" ("secretary_id");

CREATE INDEX "idx_overrides_round_id"
    ON "overrides" ("round_id");

CREATE INDEX "idx_overrides_subject_id"
    ON "overrides" ("subject_id");

CREATE INDEX "idx_packages_round_id"
    ON "packages" ("round_id");

CREATE INDEX "idx_prompts_round_id"
    ON "prompts" ("round_id");

CREATE INDEX "idx_prompts_subject_id"
    ON "prompts" ("subject_id");

CREATE INDEX "idx_quarter_records_round_id"
    ON "quarter_records" ("round_id");

CREATE INDEX "idx_quarter_records_subject_id"
    ON "quarter_records" ("subject_id");

CREATE INDEX "idx_ratings_round_id"
    ON "ratings" ("round_id");

CREATE INDEX "idx_re_ratings_member_id"
    ON "re_ratings" ("member_id");

CREATE INDEX "idx_received_dossiers_cell_code_year_period"
    ON "received_dossiers" ("cell_code", "year", "period");

CREATE INDEX "idx_return_tasks_round_id"
    ON "return_tasks" ("round_id");

CREATE INDEX "idx_return_tasks_subject_id"
    ON "return_tasks" ("subject_id");

CREATE INDEX "idx_reviews_round_id"
    ON "reviews" ("round_id");

CREATE INDEX "idx_shortcomings_carried_from"
    ON "shortcomings" ("carried_from");

CREATE INDEX "idx_shortcomings_round_id"
    ON "shortcomings" ("round_id");

CREATE INDEX "idx_shortcomings_subject_id"
    ON "shortcomings" ("subject_id");

CREATE INDEX "idx_statuses_member_id"
    ON "statuses" ("member_id");

CREATE INDEX "idx_subject_rows_year_period_is_current"
    ON "subject_rows" ("year", "period", "is_current");

CREATE INDEX "idx_subjects_member_id"
    ON "subjects" ("member_id");

CREATE INDEX "idx_undo_log_step_id"
    ON "undo_log" ("step_id");

CREATE INDEX "idx_year_records_round_id"
    ON "year_records" ("round_id");

CREATE UNIQUE INDEX "one_decision_holds" ON "decided_subjects" ("cell_code", "year", "period", "subject_code") WHERE "is_current" = 1;

CREATE UNIQUE INDEX "one_of_appraisals"
    ON "appraisals" ("dossier_id");

CREATE UNIQUE INDEX "one_of_appraised_subjects"
    ON "appraised_subjects" ("dossier_id", "subject_code");

CREATE UNIQUE INDEX "one_of_attendance"
    ON "attendance" ("round_id", "member_id");

CREATE UNIQUE INDEX "one_of_ballots"
    ON "ballots" ("subject_id", "ballot_round");

CREATE UNIQUE INDEX "one_of_cap_decisions"
    ON "cap_decisions" ("year", "period", "group_code");

CREATE UNIQUE INDEX "one_of_cap_places"
    ON "cap_places" ("year", "period", "cell_code", "subject_code");

CREATE UNIQUE INDEX "one_of_collected_files"
    ON "collected_files" ("file_digest");

CREATE UNIQUE INDEX "one_of_committee_attendance"
    ON "committee_attendance" ("meeting_id", "name", "post");

CREATE UNIQUE INDEX "one_of_committee_ballots"
    ON "committee_ballots" ("meeting_id", "cell_code", "subject_code", "ballot_round");

CREATE UNIQUE INDEX "one_of_concluded_subjects"
    ON "concluded_subjects" ("meeting_id", "cell_code", "subject_code");

CREATE UNIQUE INDEX "one_of_enrolled_keys"
    ON "enrolled_keys" ("owner", "unit_code", "fingerprint");

CREATE UNIQUE INDEX "one_of_guidance_drafts"
    ON "guidance_drafts" ("year", "period", "cell_code");

CREATE UNIQUE INDEX "one_of_incoming"
    ON "incoming" ("digest");

CREATE UNIQUE INDEX "one_of_issued_packages"
    ON "issued_packages" ("digest");

CREATE UNIQUE INDEX "one_of_meetings"
    ON "meetings" ("round_id");

CREATE UNIQUE INDEX "one_of_plans"
    ON "plans" ("year", "period");

CREATE UNIQUE INDEX "one_of_quarter_records"
    ON "quarter_records" ("subject_id");

CREATE UNIQUE INDEX "one_of_ratings"
    ON "ratings" ("subject_id");

CREATE UNIQUE INDEX "one_of_received_dossiers"
    ON "received_dossiers" ("digest");

CREATE UNIQUE INDEX "one_of_received_summaries"
    ON "received_summaries" ("digest");

CREATE UNIQUE INDEX "one_of_registered_cells"
    ON "registered_cells" ("code");

CREATE UNIQUE INDEX "one_of_reviews"
    ON "reviews" ("subject_id");

CREATE UNIQUE INDEX "one_of_settings"
    ON "settings" ("name");

CREATE UNIQUE INDEX "one_of_subject_rows"
    ON "subject_rows" ("dossier_id", "code");

CREATE UNIQUE INDEX "one_of_subjects"
    ON "subjects" ("round_id", "member_id");

CREATE UNIQUE INDEX "one_of_typed_counts"
    ON "typed_counts" ("unit_code", "year", "period", "about");

CREATE UNIQUE INDEX "one_of_year_records"
    ON "year_records" ("subject_id");
