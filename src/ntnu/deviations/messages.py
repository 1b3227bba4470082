"""The words for every code of errors and obstacles, for form, REST and preview alike."""

from datetime import date
from ntnu.deviations import _
from zope.i18nmessageid import Message


def by_id(prefix: str, *messages: Message) -> dict[str, Message]:
    """The messages of codes: each message id without the prefix is the code."""
    return {message.removeprefix(prefix): message for message in messages}


#: The message of each code.
_MESSAGES = by_id(
    "error_",
    # what is wrong with one field
    _("error_required", default="Fill in this field."),
    _("error_choose_one", default="Choose one answer."),
    _("error_choose_some", default="Choose at least one."),
    _("error_wrong_type", default="The field cannot take this value."),
    _("error_too_long", default="The text is too long: at most ${max} characters."),
    _("error_too_short", default="The text is too short: at least ${bound} characters."),
    _("error_too_few", default="Choose at least ${bound}."),
    _("error_too_small", default="The lowest value is ${bound}."),
    _("error_too_big", default="The highest value is ${bound}."),
    _("error_not_a_number", default="Write a number."),
    _("error_not_a_url", default="Write a web address, for example https://www.example.org."),
    _("error_not_accepted", default="This value cannot be used here."),
    _("error_said", default="${said}"),
    _("error_unknown_value", default="Choose one of the values in the list."),
    _(
        "error_quiet_hours",
        default="Write two different times, for example 22:00 and 07:00, or leave both empty.",
    ),
    _("error_unknown_field", default="There is no such field here."),
    _("error_not_a_date", default="Write the date as year-month-day, for example 2026-12-07."),
    _("error_date_past", default="The date has passed. Choose today or later."),
    _("error_date_future", default="The date is in the future. Choose today or earlier."),
    _("error_not_confirmed", default="Confirm this before you go on."),
    _("error_one_line", default="Write this on one line."),
    _("error_not_inherited", default="This behaviour cannot be inherited: ${name}."),
    _("error_not_json", default="The body must be one JSON object."),
    _("error_not_json_type", default="The body must be JSON, sent as Content-Type: application/json."),
    _(
        "error_other_origin",
        default="The request does not come from a page of this site. Do it from the site itself, or send a"
        " token or a password with the request.",
    ),
    # units and persons
    _("error_unknown_unit", default="Choose a unit in the list. We found none by that name."),
    _("error_not_a_faculty", default="Choose a faculty, not a department."),
    _("error_inactive_unit", default="The unit is no longer in use. Choose another."),
    _(
        "error_no_recipient",
        default="Nobody receives reports at this unit now."
        " Choose another, or contact the system administrator.",
    ),
    _("error_department_elsewhere", default="The department does not belong to the faculty you chose."),
    _("error_faculty_mismatch", default="The report names another faculty than the one it is sent to."),
    _(
        "error_unit_elsewhere",
        default="The unit belongs to another faculty. Use “CHANGE UNIT RESPONSIBLE” to send the case there.",
    ),
    _("error_same_faculty", default="The case is at this faculty already. Choose another."),
    _("error_unknown_person", default="We found no such person. Choose one in the list."),
    _(
        "error_group_not_listed",
        default="The directory does not say who is in this group. Choose the persons by name.",
    ),
    _("error_is_reporter", default="This person reported the case, and can have no other role in it."),
    _("error_is_recused", default="This person is kept out of the case (conflict of interest)."),
    _("error_not_case_worker", default="This person does not have the role case worker at the unit."),
    _("error_already_case_worker", default="This person is the case worker already."),
    _("error_already_on_case", default="This person works on the case already."),
    _("error_no_saved_list", default="There is no such list, or it is not for you."),
    _("error_no_case_worker", default="There is no case worker to remind."),
    _("error_reminds_oneself", default="You are the case worker yourself."),
    _(
        "error_sentence_personnel",
        default="There is no sentence about a case that resembles a personnel matter.",
    ),
    _("error_sentence_no_answer", default="There is no sentence about a case without an answer."),
    _("error_no_sentence", default="There is no sentence for that now."),
    _(
        "error_sentence_tells",
        default="Leave out numbers of cases, codes of courses and dates: they lead to the case.",
    ),
    _("error_reminded_today", default="The case worker was reminded today already."),
    _("error_no_coworkers", default="There is no co-worker on the case."),
    _("error_not_coworker", default="This person is not a co-worker on the case."),
    _(
        "error_case_worker_needed",
        default="The former case worker cannot take the case up again. Choose a case worker.",
    ),
    _(
        "error_not_a_case_number",
        default="Write case numbers like ${number_prefix}-2026-000412, with a space between them.",
    ),
    _("error_same_case", default="This is the case itself. Name other cases."),
    _("error_unknown_case", default="We found no case ${number} that you may see."),
    # the receipt form
    _("error_head_not_consulted", default="Give the date when the head of department was consulted."),
    _(
        "error_assessed_no_deviation",
        default="You answered that this is not a deviation. Change the answer, or choose “NOT APPROVED”.",
    ),
    _(
        "error_assessed_unacceptable",
        default="You answered that this concerns unacceptable conditions."
        " Choose “NO, REJECTED NOTIFICATION CASE”, or change the answer.",
    ),
    _("error_no_choice", default="Choose what is to happen with the case."),
    _("error_nothing_given", default="Fill in at least one field."),
    # the action as a whole
    _("error_wrong_state", default="This cannot be done now: the case has the status “${state}”."),
    _("error_not_yours", default="You do not have the role this takes."),
    _("error_unknown_action", default="There is no such action on this case."),
    _("error_needs_data", default="This takes more than a click. Use @action/${action} or the form for it."),
    _("error_needs_form", default="This takes more than a click. Open the case, and use the form “${form}”."),
    _(
        "error_stale",
        default="Somebody has done something with the case since you opened the form."
        " Look at what happened, then send again.",
    ),
    _(
        "error_newer_database",
        default="The register has been brought up to a later version of the program than this server runs."
        " Nothing can be read or done here until the server has that version.",
    ),
    _(
        "error_busy",
        default="Many send at once, and nothing was done. What you wrote is not lost: send it again in a"
        " moment.",
    ),
    _("error_documents_busy", default="The server makes other documents just now. Try again in a moment."),
    _(
        "error_documents_one_at_a_time",
        default="Another document is being made for you. Try again when you have it.",
    ),
    _(
        "error_document_too_heavy",
        default="It took too long to make the document. Try again later; if it happens again, tell those who"
        " run the service.",
    ),
    _(
        "error_documents_broken",
        default="The document could not be made. Try again later; if it happens again, tell those who run the"
        " service.",
    ),
    _(
        "error_documents_off",
        default="This server cannot make documents now. Tell those who run the service.",
    ),
    _(
        "error_not_ours",
        default="Nothing was done: this database belongs to another installation, so that no reminders are"
        " made here. The system check says what to do.",
    ),
    _(
        "error_malformed_key",
        default="An Idempotency-Key is 1 to 255 letters, digits and signs of ASCII, without spaces.",
    ),
    _(
        "error_key_reused",
        default="Something else was sent under this Idempotency-Key. Send this under a new one.",
    ),
    _("error_done_already", default="This was done already, and was not done again."),
    _("error_use_action", default="A case is changed by its actions only. Use ${action} instead."),
    _(
        "error_use_form",
        default="A case is not copied or moved like other pages."
        " Open it, and use the form “${form}” to send it to another unit.",
    ),
    _(
        "error_use_forms",
        default="A case is changed by its own forms only. Open it, and choose what you want to do.",
    ),
    # documents sent by mail
    _("error_not_an_address", default="This is not an e-mail address: ${address}"),
    _("error_too_many", default="At most ${max}."),
    # the archive
    _(
        "error_anonymised",
        default="The personal data of this case are deleted. Nothing can be done with it any more.",
    ),
    _("error_mark_not_finished", default="Only a case that is closed can be marked in this way."),
    _("error_not_marked", default="Nobody has said that the case is not worth archiving."),
    _(
        "error_retention_changed",
        default="Other cases are ready now than those you looked at. Look at the list again.",
    ),
    _("error_retention_not_confirmed", default="Confirm that you have looked at the list."),
    _("error_retention_nothing", default="No case is ready now."),
    _("export_no_archive", default="The server is not set up with an archive."),
    _("error_export_under_way", default="The case is on its way to the archive already."),
    _("error_export_archived", default="The archive has the case, and it has not changed since."),
    _(
        "error_nothing_to_confirm",
        default="There is no package here that waits for the archive to confirm it.",
    ),
    _("error_export_not_finished", default="Only a finished case goes to the archive."),
    _(
        "error_export_not_taken",
        default="A notification case goes to the archive when somebody has taken it,"
        " and not after it was given back.",
    ),
    # the report form
    _(
        "error_gate_elsewhere",
        default="This does not belong here. Use the channel for it, shown on the page.",
    ),
    _("error_tried_text_needed", default="Say why you have not tried to solve it in another way first."),
    # sensitive data: never says what was found
    _(
        "error_identity_number",
        default="The text seems to contain a national identity number. Take it out before you go on.",
    ),
    _(
        "error_telephone_number",
        default="The text seems to contain a telephone number. Take it out, or confirm that it is"
        " something else.",
    ),
    _(
        "error_email_address",
        default="The text seems to contain an e-mail address. Take it out, or confirm that it is"
        " something else.",
    ),
    _(
        "error_listed_word",
        default="The text seems to contain sensitive personal data. Take it out, or confirm that it"
        " does not.",
    ),
    # attachments
    _("error_file_too_large", default="The file is too large: at most ${max} MB."),
    _("error_file_type", default="Files of this type cannot be attached. Allowed: ${allowed}."),
    _("error_file_broken", default="The file could not be read. Choose it again."),
    _("error_file_empty", default="The file ${name} is empty: it has no bytes. Choose another one."),
    _(
        "error_file_content",
        default="The file ${name} is not what its name says: what is in it is no ${ending} file. Open it in"
        " the program it was made with, and save it anew.",
    ),
    _("error_file_infected", default="The file was stopped by the virus scanner."),
    _("error_too_many_files", default="At most ${max} files can be attached."),
    _(
        "error_unit_has_cases",
        default="There are cases here: the unit cannot be moved, copied or deleted."
        " Give its last day in use instead.",
    ),
    _(
        "error_register_copied",
        default="There is one of each deviation register: neither it nor a folder it is in can be copied.",
    ),
    _(
        "error_register_inside",
        default="The deviation register “${title}” is in here. Only a person who may delete the register"
        " itself can delete this.",
    ),
    # measures, hearings and the dialogue
    _("error_wrong_part_state", default="This cannot be done now: the status is “${state}”."),
    _(
        "error_not_a_moment",
        default="Write the moment as ISO 8601 with its offset, for example 2026-12-07T15:00:00Z.",
    ),
    _("error_moment_parts", default="Give both the date and the time."),
    _(
        "error_no_such_time",
        default="The clocks go forward that night, and there is no such time. Choose another.",
    ),
    _("error_moment_past", default="The moment has passed. Choose a later one."),
    _("error_hearing_open", default="The hearing “${title}” is still open. Close it first."),
    _(
        "error_measure_unfinished",
        default="The measure “${title}” is neither done nor cancelled. Report it done, or cancel it, first.",
    ),
    _("error_no_participants", default="There is nobody to ask. Choose at least one person for the hearing."),
    _("error_unknown_part", default="Choose only files and measures of this case."),
    _("error_not_participant", default="This person does not take part in the hearing."),
    _(
        "error_not_after_deadline",
        default="Choose a moment that is later than the deadline there is.",
    ),
    _(
        "error_nobody_new",
        default="They are all asked already, or their access was ended.",
    ),
    _("error_all_answered", default="Everybody has given a statement."),
    _("error_hearing_reminded_today", default="Those who have not answered were reminded today. Wait a day."),
    _("error_no_line_manager", default="The case has no line manager who can be asked."),
    _("error_agreed_already", default="A line manager approved the measure on ${day}. Once is enough."),
    _("error_not_asked", default="No line manager is asked to approve the measure now."),
    _("error_no_manager_question", default="No question from a line manager waits for an answer."),
    _("error_same_date", default="The measure has this date already. Choose another."),
    _("error_no_date_asked", default="No other date is asked for."),
    _("error_handed_back_already", default="The measure is handed back already."),
    _("error_unknown_question", default="There is no such question on the case."),
    _("error_no_question", default="No question waits for an answer."),
    _("error_question_answered", default="The question has been answered."),
    _("error_case_withdrawn", default="You have withdrawn the report. Report it again instead."),
    _(
        "error_too_late_not_solved",
        default="This can be said within ${days} days after the case was closed. Report it again instead.",
    ),
    _(
        "error_not_solved_before",
        default="You have said this already. Those who receive reports read it, and may open the case again.",
    ),
    _(
        "error_not_after_due",
        default="The day is not later than the deadline the case has now. Choose a later day.",
    ),
    # conflicts of interest
    _(
        "error_reporter_not_recused",
        default="The person who reported the case can always read it, but does not handle it.",
    ),
    _("error_already_recused", default="This person is kept out of the case already."),
    _(
        "error_recipients_recused",
        default="All who could receive the case there are kept out of it. Choose another way.",
    ),
    _(
        "error_recuse_only_yourself",
        default="You can keep only yourself out. Ask the notification recipient to keep out others.",
    ),
    _(
        "error_recused_has_measure",
        default="The person is responsible for the measure “${title}”. Give it to somebody else first.",
    ),
    _("error_deputy_needed", default="Nobody would be left to receive the case. Name a deputy for it."),
    _("error_no_deputies", default="The case has no deputy."),
    _("error_not_deputy", default="This person is not a deputy for the case."),
    _(
        "error_last_deputy",
        default="Nobody else receives the case now. Let a notification recipient in again first,"
        " or have somebody at the unit given the role.",
    ),
    _("error_replacement_needed", default="The person is the case worker. Name a new one for the case."),
    _("error_replacement_not_needed", default="The person is not the case worker. Leave this field empty."),
    _("error_nobody_recused", default="Nobody is kept out of the case."),
    _("error_not_recused", default="This person is not kept out of the case."),
    # SpeakUp!
    _(
        "error_no_speakup",
        default="Nobody receives notification cases here now. Contact the system administrator.",
    ),
    _("error_not_from_deviation", default="The case does not come from the deviation register."),
    _(
        "error_contact_needed",
        default="Say how we can reach you, log in, or send the notification anonymously.",
    ),
    _(
        "error_not_overdue",
        default="The deadline of the case has not passed, or it has been finished."
        " Wait for the answer, or write to the unit in the case.",
    ),
    _(
        "error_deviation_not_anonymous",
        default="You cannot be anonymous and name your own report. Leave one of them out.",
    ),
    _(
        "error_too_many_jobs",
        default="You have ${max} large files under way, or keep as many as there is room for. Wait until one"
        " is ready, or throw one away.",
    ),
    _("error_unknown_code", default="No notification has this code. Look at what you wrote down."),
    _(
        "error_too_many_tries",
        default="There have been too many tries from here. Wait an hour, then try again.",
    ),
    _(
        "error_too_many_passwords",
        default="There have been too many tries with a wrong password."
        " Wait ${minutes} minutes, then try again.",
    ),
    _(
        "error_file_not_drawn",
        default="We cannot take your name out of a file like ${name}. Save it as PDF and send that.",
    ),
    _(
        "error_file_unreadable",
        default="The file ${name} could not be read, so your name could not be taken out of it."
        " Save it anew, or as another kind of file.",
    ),
    _(
        "error_too_many_pages",
        default="The file ${name} has more than ${max} pages. Send the pages that matter, in several files if"
        " need be.",
    ),
    _(
        "error_too_many_points",
        default="The picture ${name} is too large to be read. Save it smaller and send that.",
    ),
    _(
        "error_files_too_heavy",
        default="Your files take too long to read, so your name could not be taken out of them. Send fewer or"
        " smaller ones; more can be added afterwards.",
    ),
    _("error_notification_closed", default="The case is closed. Send a new notification instead."),
    # redaction
    _("error_unknown_target", default="Choose one of the texts and files of the case."),
    _("error_already_redacted", default="This has been removed already."),
    _(
        "error_no_such_words",
        default="The text does not have these words. It may have been changed: copy them from it again.",
    ),
    _("error_no_such_occurrence", default="The text does not have the words so many times."),
    _("error_words_missing", default="Which words? Fill them in, or leave the occurrence empty."),
    _("error_file_has_no_words", default="A file can only be removed as a whole."),
    _("error_reason_tells", default="The reason repeats the words. Say why without them."),
    _("error_nothing_refused", default="No e-mail about the case has been refused."),
    # folder roles
    _("error_unknown_role", default="There is no such role here: ${role}."),
    _("error_role_not_yours", default="Only the system administrator can give or take the role ${role}."),
    _("error_role_to_oneself", default="You cannot give yourself a role that reads cases."),
    _(
        "error_role_to_absent",
        default="You are the deputy of this person, and would get the role too. Somebody else can give it.",
    ),
    _("error_role_for_everybody", default="Give the role to named persons or groups, not to everybody."),
    _(
        "error_last_recipient",
        default="Nobody would receive reports here any more, and none could be sent here. Give somebody else"
        " the role first, or confirm that this is right.",
    ),
    _(
        "error_last_speakup_recipient",
        default="Nobody would receive notification cases any more. Give somebody else the role first, or"
        " confirm that this is right.",
    ),
    _(
        "error_last_recipient_from",
        default="From ${day} nobody would receive reports here, and none could be sent here. Give somebody"
        " the role from that day, or confirm that this is right.",
    ),
    _(
        "error_last_speakup_recipient_from",
        default="From ${day} nobody would receive notification cases. Give somebody the role from that day,"
        " or confirm that this is right.",
    ),
    _(
        "error_ends_work",
        default="The work on ${number} cases ends with the role, as case worker and as co-worker. Those"
        " without a case worker then wait for a new one. Confirm that this is right.",
    ),
    # settings and units
    _(
        "error_bad_terms",
        default="Line ${line}: write token | bokmål | nynorsk | English, and each token once.",
    ),
    _("error_bad_link", default="Write a whole web address: https:// first, then the host."),
    _(
        "error_bad_channel",
        default="Line ${line}: write token | web address. The address begins with https:// or http://."
        " Tokens: grave, facilitation, hse, information_security, buildings, each once.",
    ),
    _(
        "error_bad_name",
        default="Write one name, or three parts: bokmål | nynorsk | English. At most ${max} characters each,"
        " without & $ < > [ ] { }.",
    ),
    _(
        "error_bad_number_prefix",
        default="Write two to twelve capital letters from A to Z, and not ${taken}: the numbers of"
        " notification cases begin with it.",
    ),
    _(
        "error_bad_role_title",
        default="Line ${line}: write role | bokmål | nynorsk | English, each role once.",
    ),
    _(
        "error_bad_contact",
        default="Line ${line}: write web address or e-mail | bokmål | nynorsk | English | student or staff. A"
        " web address begins with https:// or http://.",
    ),
    _(
        "error_bad_file_type",
        default="Line ${line}: write extension | MIME type, of a known kind of file: pdf | application/pdf.",
    ),
    _("error_bad_zone", default="Write the name of a time zone: Europe/Oslo."),
    _(
        "error_bad_region",
        default="Write the code of a country whose holidays are known, or of a part of one: NO, or DE-BY.",
    ),
    _(
        "error_bad_day",
        default="Line ${line}: write a day as 2026-12-28, or as 12-28 for every year; for several days the"
        " first and the last, with a bar between: 12-27 | 12-30.",
    ),
    _("error_code_taken", default="Another unit has this code: ${title}. Choose another code."),
    _("error_same_unit", default="The unit is there already. Choose another."),
    _("error_unit_closed", default="The unit is closed. Take its last day away first."),
    _("error_unit_merged", default="The unit has been merged into ${unit}. Do it there."),
    _("error_departments_first", default="Move, merge or close its departments first: ${units}."),
    _(
        "error_open_cases_wait",
        default="Cases here that are not finished: ${number}. Confirm that they are to stay here.",
    ),
    _("error_use_close_unit", default="Use “Close the unit” to close it, or to close it earlier."),
    _("error_deputy_for_others", default="Only the local administrator names a deputy for somebody else."),
    _(
        "error_nothing_to_hand_on",
        default="This person has nothing at the unit that a deputy could do. Choose another person, role or"
        " unit.",
    ),
    _("error_deputy_for_themselves", default="Nobody is their own deputy. Choose another person."),
    _(
        "error_deputy_oneself",
        default="You cannot make yourself the deputy of somebody. Choose another person.",
    ),
    _(
        "error_deputy_no_case_worker",
        default="The deputy of a case worker must be a case worker at the unit. Choose one who is.",
    ),
    _(
        "error_deputy_takes_place",
        default="As a deputy you cannot give yourself access that is your own. Choose another person.",
    ),
    _("error_absence_too_long", default="A deputy is named for a year at most. Choose an earlier last day."),
    _("error_deputy_already", default="This person is the deputy already on some of these days."),
    _("error_no_stand_ins", default="Nobody is the deputy of anybody here."),
    _("error_no_such_stand_in", default="There is no such deputy any more, or it is not yours to end."),
    _("error_ends_before_start", default="The last day comes before the first. Change one of them."),
    _("error_not_waiting", default="Nobody of that name waits for a recipient to confirm the role."),
    _(
        "error_recipients_left",
        default="Somebody receives notification cases already. The system administrator gives the role in the"
        " registry's Sharing, and a recipient confirms it.",
    ),
    _(
        "error_no_inherit",
        default="Folder roles of a faculty reach its departments, always. This cannot be switched off.",
    ),
    # tables of units and roles
    _("error_table_too_large", default="The file is too large: at most ${max} MB."),
    _(
        "error_not_utf8",
        default="The file is not text in UTF-8. Save it as “CSV UTF-8” in the spreadsheet, and choose it"
        " again.",
    ),
    _(
        "error_not_xlsx",
        default="The workbook cannot be read. Save it as XLSX in the spreadsheet, without a password, and"
        " choose it again.",
    ),
    _("error_table_empty", default="The table is empty. Choose a file whose first line names the columns."),
    _("error_not_csv", default="The table cannot be read from here: a quotation mark is not closed."),
    _(
        "error_too_many_lines",
        default="The table has too many lines: at most ${max}. Make several files of it.",
    ),
    _("error_missing_column", default="The column ${column} is missing."),
    _("error_unknown_column", default="There is a column too many. The columns are: ${columns}."),
    _("error_column_twice", default="A column is there twice. The columns are: ${columns}."),
    _(
        "error_cells",
        default="The line has ${found} cells, and the first line has ${wanted}. A text with a separator in it"
        " has quotation marks around it.",
    ),
    _(
        "error_formula_cell",
        default="The cell begins like a formula. Write an apostrophe before it if it is a text.",
    ),
    _(
        "error_merged_cells",
        default="Cells are merged here: only the first holds something. Split them, and fill in each.",
    ),
    _("error_hidden_line", default="The line is hidden. Show it, or take it out."),
    _("error_hidden_column", default="The column is hidden. Show it, or take it out."),
    _(
        "error_shown_otherwise",
        default="The cell shows something else than it holds, because of its format. Write as text what it"
        " shows.",
    ),
    _(
        "error_more_sheets",
        default="There is something on more than one sheet, also on ${sheets}. Take these sheets out or hide"
        " them.",
    ),
    # texts of mails
    _("error_mail_subject", default="Write a subject on one line, and then the text."),
    _("error_mail_body", default="Write the text of the e-mail."),
    _(
        "error_mail_unknown_variable",
        default="There is no variable {${name}} in this e-mail. You can use: ${allowed}.",
    ),
    _(
        "error_mail_hidden_variable",
        default="The readers of this e-mail must not see {${name}}. You can use: ${allowed}.",
    ),
    _(
        "error_mail_missing_variable",
        default="This e-mail must say {${name}}: its readers have a right to know it. Put it back.",
    ),
    _("error_mail_brace", default="A brace is only for a variable: “${name}”. You can use: ${allowed}."),
    _(
        "error_mail_link",
        default="An address is alone in its paragraph, after the words of the link: Open the case: {${name}}",
    ),
    _("error_no_own_address", default="You have no e-mail address here that a test could be sent to."),
    _("error_line_twice", default="The same is on line ${line} already. Take one of them out."),
    _("error_unknown_parent", default="There is no unit with this code, neither here nor in the table."),
    _("error_parent_no_faculty", default="This is a department. A department is in a faculty."),
    _(
        "error_unit_stays",
        default="This code is in use already, for a department of ${parent}. A table moves no unit: that is"
        " done on the page of the unit.",
    ),
    _(
        "error_faculty_stays",
        default="This code is in use already, for a faculty. A table makes no department of it.",
    ),
    _("error_no_such_unit", default="There is no unit with this code."),
    _("error_no_such_role", default="There is no such role. The roles are: ${roles}."),
    _("error_give_or_take", default="Write give or take. An empty cell means give."),
    _(
        "error_other_changes",
        default="Nothing was changed: the table would change something else now than when you looked. Look it"
        " over again.",
    ),
)

#: Messages that a person can confirm with "this is something else".
_CONFIRMATIONS: dict[str, Message] = {
    "telephone_number": _("confirm_telephone_number", default="This is not a telephone number"),
    "email_address": _("confirm_email_address", default="This is not an e-mail address"),
    "listed_word": _("confirm_listed_word", default="This is not sensitive personal data"),
    **dict.fromkeys(
        (
            *("last_recipient", "last_recipient_from"),
            *("last_speakup_recipient", "last_speakup_recipient_from"),
            "ends_work",
        ),
        _("confirm_role_change", default="This is right"),
    ),
}

#: States, roles and causes in words.
STATES: dict[str, Message] = by_id(
    "state_",
    _("state_received", default="Received"),
    _("state_forwarded", default="Forwarded"),
    _("state_in_process", default="In process"),
    _("state_closed", default="Closed"),
    _("state_not_approved", default="Not approved"),
    _("state_reregistered", default="Re-registered"),
)
#: States of measures and hearings in words.
PART_STATES: dict[str, Message] = {
    "planned": _("measure_planned", default="Planned"),
    "in_progress": _("measure_in_progress", default="In progress"),
    "done": _("measure_done", default="Done"),
    "evaluated": _("measure_evaluated", default="Evaluated"),
    "cancelled": _("measure_cancelled", default="Cancelled"),
    "draft": _("hearing_draft", default="Draft"),
    "open": _("hearing_open", default="Open"),
}
#: States of a notification case in words.
NOTIFICATION_STATES: dict[str, Message] = {
    "received": STATES["received"],
    "in_process": STATES["in_process"],
    "closed": STATES["closed"],
    "archived": _("state_archived", default="Archived"),
}
ROLES: dict[str, Message] = {
    "Reporter": _("role_reporter", default="Reporter"),
    "Notification Recipient": _("role_notification_recipient", default="Notification recipient"),
    "Case Worker": _("role_case_worker", default="Case worker"),
    "Line Manager": _("role_line_manager", default="Line manager"),
    "Hearing Participant": _("role_hearing_participant", default="Hearing participant"),
    "Measure Responsible": _("role_measure_responsible", default="Responsible for a measure"),
    "Local EQS Administrator": _("role_local_administrator", default="Local ${system} administrator"),
    "EQS System Administrator": _("role_system_administrator", default="${system} system administrator"),
    "SpeakUp Recipient": _("role_speakup_recipient", default="${channel} recipient"),
    "Archivist": _("role_archivist", default="Archivist"),
    "Quality Reader": _("role_quality_reader", default="Quality reader"),
}
#: The form by which a case is sent to another unit, among other things.
RECEIPT_FORM = _("receipt_form", default="Receipt form")
#: The documents of a case, by variant.
DOCUMENTS: dict[str, Message] = by_id(
    "offer_",
    _("offer_full", default="The whole case"),
    _("offer_redacted", default="Without names and internal parts"),
    _("offer_receipt", default="Letter: the report was received"),
    _("offer_preliminary", default="Letter: preliminary response"),
    _("offer_outcome", default="Letter: the answer"),
)
#: States of a delivery to the archive.
EXPORT_STATES: dict[str, Message] = by_id(
    "export_",
    _("export_queued", default="Waits to be sent"),
    _("export_sent", default="Sent, not confirmed by the archive yet"),
    _("export_acknowledged", default="Received by the archive"),
    _("export_failed", default="Not delivered"),
)
#: Why a case is not in the archive yet.
EXPORT_PROBLEMS: dict[str, Message] = by_id(
    "export_",
    _("export_no_archive", default="The server is not set up with an archive."),
    _("export_unreachable", default="The archive cannot be reached."),
    _("export_timeout", default="The archive did not answer in time."),
    _("export_server_error", default="Something is wrong in the archive."),
    _("export_unauthorised", default="The archive does not know this server's token."),
    _("export_rubbish", default="The archive's answer could not be read."),
    _("export_refused", default="The archive does not accept the package."),
    _("export_unknown", default="The archive has taken the package in, but says that it does not know it."),
    _(
        "export_not_askable",
        default="The archive cannot be asked. When you see the case there, confirm it here.",
    ),
    _("export_disk", default="The archive's folder cannot be written to, or is full."),
    _("export_package", default="The package could not be made. A file of the case may be broken."),
    _("export_not_finished", default="The case was opened again, or given back, before it was sent."),
)
THE_REPORTER = _("the_reporter", default="the reporter")
#: What is shown in place of a text or a file that was redacted.
REMOVED = _("removed_text", default="Removed on ${date} because it must not be there.")

#: What is shown beside the name of a file whose bytes the server has lost.
FILE_MISSING = _("file_missing", default="the file is missing")


def message(code: str, **words: object) -> Message:
    """The text for ``code``, with ``words`` filled in. KeyError for a code without a text."""
    text = _MESSAGES[code]
    if not words:
        return text
    return Message(text, mapping={**(text.mapping or {}), **words})


def plain_date(day: date) -> Message:
    """A date in numbers, in the format of the reader's language."""
    words = {"year": f"{day.year}", "month": f"{day.month:02}", "day": f"{day.day:02}"}
    return _("plain_date", default="${year}-${month}-${day}", mapping=words)


def confirmation(code: str) -> Message | None:
    """The text that a person ticks to confirm that the guard was wrong; None where it cannot be confirmed."""
    return _CONFIRMATIONS.get(code)


def codes() -> frozenset[str]:
    """Every code that has a text."""
    return frozenset(_MESSAGES)


#: Why the personal data of a finished case are deleted now, or not: codes of ``domain/retention.py``.
RETENTION: dict[str, Message] = by_id(
    "retention_",
    _("retention_ready", default="Ready"),
    _("retention_open", default="The case is not closed."),
    _("retention_anonymised", default="The personal data are deleted already."),
    _("retention_switched_off", default="Deletion is switched off in the settings."),
    _("retention_too_early", default="The case is not old enough."),
    _("retention_export_under_way", default="The case is on its way to the archive."),
    _("retention_not_exported", default="The case is not in the archive."),
    _("retention_changed_since", default="The case was changed after it was archived or marked."),
)
#: The rule by which they are deleted.
RETENTION_RULES: dict[str, Message] = {
    "archived": _("rule_archived", default="The archive has the case"),
    "not_worth_archiving": _("rule_not_worth", default="Not worth archiving"),
}
