namespace Lms.Tests.Architecture;

/// <summary>
/// Every endpoint of the site, and what it answers to whom. <see cref="RouteTests"/> walks the real endpoint table: an
/// endpoint without a line fails, a line without an endpoint fails, another answer fails.
///
/// A line is METHOD TEMPLATE NAME=VALUE… : ANSWER…, one answer for each of <see cref="Cast.Everybody"/> in that order.
/// Values fill the template's parameters: a name of <see cref="DemoObjects"/> (id=class), or the value itself (number=1).
/// `centre` is the demo's first centre unless given. For what is sent: query.page=2, form.Title=Bai,
/// header.If-Match="0", json={"value":1}, text=a (no blanks inside). Without any, a form is sent empty: the answer then tells
/// authorization from validation, as 403 and 404 come before 200 with messages, 400 or 422.
/// Answers are statuses; `in` is the redirect to sign-in, any other redirect is 302. An endpoint may have several lines:
/// one's own object and another's, an open sitting and a released one. Everything but GET comes with a valid antiforgery
/// token, and what it wrote is forgotten before the next one tries.
///
/// The failing message has lines to paste for whatever is missing; with LMS_DRAFT_ROUTES=1 they hold the answers as
/// observed. Read them before pasting: the table says what ought to be.
/// </summary>
public static class RouteTable
{
    private const string Lines = """
        # stranger enrolled elsewhere lecturer office deputy director admin marker outsider province

        # Health
        ANY    /healthz : 200 200 200 200 200 200 200 200 200 200 200
        ANY    /readyz : 200 200 200 200 200 200 200 200 200 200 200

        # Identity, settings, errors
        ANY    /errors/{status:int:range(400,599)} status=404 : 404 404 404 404 404 404 404 404 404 404 404
        GET    / : in 302 302 302 302 302 302 302 302 302 302
        GET    /sign-in : 200 200 200 200 200 200 200 200 200 200 200
        POST   /sign-in : 200 200 200 200 200 200 200 200 200 200 200
        POST   /sign-in form.Login=SV-HV02 form.Password=Hoc-Tap-2030 : 302 302 302 302 302 302 302 302 302 302 302
        GET    /sign-in/renewals/new : 200 200 200 200 200 200 200 200 200 200 200
        POST   /sign-in/renewals : 422 422 422 422 422 422 422 422 422 422 422
        GET    /exam-entry : 200 200 200 200 200 200 200 200 200 200 200
        POST   /exam-entry : 200 200 200 200 200 200 200 200 200 200 200
        GET    /exam-entry/renewals/new : 200 200 200 200 200 200 200 200 200 200 200
        POST   /exam-entry/renewals : 422 422 422 422 422 422 422 422 422 422 422
        POST   /sign-out : in 302 302 302 302 302 302 302 302 302 302
        GET    /password : in 200 200 200 200 200 200 200 200 200 200
        POST   /password : in 200 200 200 200 200 200 200 200 200 200
        POST   /language : 302 302 302 302 302 302 302 302 302 302 302
        POST   /looks : 302 302 302 302 302 302 302 302 302 302 302

        # Receipts: checked by anybody
        GET    /receipts : 200 200 200 200 200 200 200 200 200 200 200
        GET    /receipts/{centre}/{id:guid} id=00000000-0000-0000-0000-000000000000 : 200 200 200 200 200 200 200 200 200 404 200
        POST   /receipts : 200 200 200 200 200 200 200 200 200 200 200

        # Home
        GET    /c/{centre} : in 200 200 200 200 200 200 200 200 404 200

        # People, policies
        GET    /c/{centre}/duties/{id:guid}/endings/new id=duty : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/people : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/people/{id:guid} id=trainee : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/people/{id:guid}/duties/new id=trainee : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/people/{id:guid}/edit id=trainee : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/people/new : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/policies : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/policies/exports : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/policies/{id:guid} id=policy : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/policies/{id:guid}/withdrawals/new id=policy : in 403 403 403 403 403 302 302 403 404 403
        POST   /c/{centre}/policies/{id:guid}/withdrawals id=policy : in 403 403 403 403 403 200 200 403 404 403
        GET    /c/{centre}/policies/{key}/records/new key=mark.pass : in 403 403 403 403 403 200 200 403 404 403
        GET    /c/{centre}/policies/{key}/records/new key=mark.forged : in 403 403 403 403 403 404 404 403 404 403
        GET    /c/{centre}/profile : in 200 200 200 200 200 200 200 200 404 404
        POST   /c/{centre}/duties/{id:guid}/endings id=duty : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/people : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/people/{id:guid}/duties id=trainee : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/people/{id:guid}/edit id=trainee : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/people/{id:guid}/password-resets id=trainee : in 403 403 403 200 403 403 200 403 404 403
        POST   /c/{centre}/people/{id:guid}/roles id=trainee : in 403 403 403 403 403 400 400 403 404 403
        POST   /c/{centre}/policies/{key}/drafts key=mark.pass : in 403 403 403 403 403 200 200 403 404 403
        POST   /c/{centre}/policies/{key}/previews key=classification.bands : in 403 403 403 403 403 200 200 403 404 403
        POST   /c/{centre}/policies/{key}/records key=mark.pass : in 403 403 403 403 403 200 200 403 404 403

        # Units, levels, teaching groups, province
        GET    /c/{centre}/unit-levels : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/units : in 403 403 403 200 200 200 200 403 404 200
        GET    /c/{centre}/units/exports : in 403 403 403 200 200 200 200 403 404 200
        GET    /c/{centre}/units/{id:guid} id=unit : in 403 403 403 200 200 200 200 403 404 200
        GET    /c/{centre}/units/{id:guid} id=unit:group : in 403 403 403 200 200 200 200 403 404 200
        GET    /c/{centre}/units/{id:guid}/changes/new id=unit : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/units/{id:guid}/dissolutions/new id=unit : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/units/{id:guid}/members/new id=unit : in 403 403 403 404 403 404 404 403 404 403
        GET    /c/{centre}/units/{id:guid}/members/new id=unit:group : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/units/{id:guid}/mergers/new id=unit : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/units/{id:guid}/moves/new id=unit : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/units/new : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/unit-levels : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/units : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/units/{id:guid}/changes id=unit : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/units/{id:guid}/departures id=unit : in 403 403 403 404 403 404 404 403 404 403
        POST   /c/{centre}/units/{id:guid}/departures id=unit:group form.personId=lecturer : in 403 403 403 302 403 302 302 403 404 403
        POST   /c/{centre}/units/{id:guid}/dissolutions id=unit : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/units/{id:guid}/heads id=unit : in 403 403 403 404 403 404 404 403 404 403
        POST   /c/{centre}/units/{id:guid}/heads id=unit:group form.personId=lecturer : in 403 403 403 302 403 302 302 403 404 403
        POST   /c/{centre}/units/{id:guid}/members id=unit : in 403 403 403 404 403 404 404 403 404 403
        POST   /c/{centre}/units/{id:guid}/members id=unit:group : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/units/{id:guid}/mergers id=unit : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/units/{id:guid}/moves id=unit : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/centre : in 403 403 403 200 200 200 200 403 404 200
        GET    /c/{centre}/centre/stages/new : in 403 403 403 403 403 403 200 403 404 403
        POST   /c/{centre}/centre/stages : in 403 403 403 403 403 403 200 403 404 403
        GET    /p/{province} province=ha-van : in 404 404 404 404 404 404 404 404 404 200

        # Imports of people: there is none in the demo, so whoever may ask hears of none; ImportPagesTests has the rest
        GET    /c/{centre}/people/exports : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/people/suggestions : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/people/suggestions query.typed=nguyen query.among=Lecturer : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/people/imports : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/people/imports : in 403 403 403 400 403 400 400 403 404 403
        GET    /c/{centre}/people/imports/template : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/people/imports/{id:guid} id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 403 404 404 403 404 403
        GET    /c/{centre}/people/imports/{id:guid}/errors id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 403 404 404 403 404 403
        POST   /c/{centre}/people/imports/{id:guid}/confirmations id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 403 404 404 403 404 403
        POST   /c/{centre}/people/imports/{id:guid}/layouts id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 403 404 404 403 404 403
        POST   /c/{centre}/people/imports/{id:guid}/slips id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 403 404 404 403 404 403

        # Duties, positions
        GET    /c/{centre}/duties : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/duties/exports : in 403 403 403 200 200 200 200 403 404 403
        GET    /c/{centre}/duties/{id:guid}/look-overs/new id=duty : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/duties/{id:guid}/replacements/new id=duty : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/duty-corrections : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/duty-corrections/exports : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/duty-corrections/{id:guid} id=correction : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/duty-corrections/new : in 200 200 403 403 403 403 403 403 404 403
        GET    /c/{centre}/duty-edits/new : in 403 403 403 302 403 302 302 403 404 403
        GET    /c/{centre}/duty-tags/{code}/edit code=Propaganda : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/duty-tags/{code}/edit code=Propaganda : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/duty-tags/new : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/duty-tags/exports : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/positions : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/positions/exports : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/positions/{code}/edit code=civil-servant : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/positions/new : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/duties/{id:guid}/look-overs id=duty : in 403 403 403 302 403 302 302 403 404 403
        POST   /c/{centre}/duties/{id:guid}/replacements id=duty : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/duties/{id:guid}/withdrawals id=duty : in 403 403 403 302 403 302 302 403 404 403
        POST   /c/{centre}/duties/wording-checks : in 403 403 403 302 403 302 302 403 404 403
        POST   /c/{centre}/duty-corrections : in 200 200 403 403 403 403 403 403 404 403
        POST   /c/{centre}/duty-corrections/{id:guid}/confirmations id=correction : in 403 403 403 302 403 302 302 403 404 403
        POST   /c/{centre}/duty-corrections/{id:guid}/refusals id=correction : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/duty-corrections/{id:guid}/withdrawals id=correction : in 404 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/duty-edits : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/duty-tags : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/positions : in 403 403 403 200 403 200 200 403 404 403
        POST   /c/{centre}/positions/{code}/edit code=civil-servant : in 403 403 403 200 403 200 200 403 404 403
        GET    /c/{centre}/duty-corrections/new query.of=00000000-0000-0000-0000-000000000000 : in 404 404 403 403 403 403 403 403 404 403
        POST   /c/{centre}/duty-corrections/{id:guid}/withdrawals id=correction:own : in 404 302 404 404 404 404 404 404 404 404
        POST   /c/{centre}/duty-corrections/{id:guid}/refusals id=correction form.answer=khong : in 403 403 403 302 403 302 302 403 404 403

        # Classes, programmes
        GET    /c/{centre}/classes : in 200 200 200 200 200 200 200 200 404 200
        GET    /c/{centre}/classes/exports : in 403 403 200 200 200 200 200 200 404 200
        GET    /c/{centre}/classes/{id:guid} id=class : in 200 404 200 200 200 200 404 404 404 404
        GET    /c/{centre}/classes/{id:guid}/roll/exports id=class : in 403 403 200 200 200 200 403 404 404 403
        GET    /c/{centre}/classes/{id:guid}/edit id=class : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/classes/{id:guid}/enrolments/new id=class : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/classes/{id:guid}/sessions/new id=class : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/classes/new : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/programmes : in 200 200 200 200 200 200 403 200 404 200
        GET    /c/{centre}/programmes/{id:guid} id=programme : in 200 200 200 200 200 200 403 200 404 200
        GET    /c/{centre}/sessions/{id:guid}/edit id=session : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/classes : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/classes/{id:guid}/edit id=class : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/classes/{id:guid}/enrolments id=class : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/classes/{id:guid}/sessions id=class : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/classes/{id:guid}/withdrawals id=class : in 403 403 403 404 403 403 403 403 404 403
        POST   /c/{centre}/sessions/{id:guid}/edit id=session : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/sessions/{sessionId:guid}/meeting-link/edit sessionId=session : in 403 404 200 200 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/meeting-link/edit sessionId=session : in 403 404 302 302 403 403 404 404 404 404

        # Conduct of a sitting
        ANY    /c/{centre}/sittings/live : 401 400 400 400 400 400 400 400 400 404 400
        ANY    /c/{centre}/sittings/live/negotiate : 401 405 405 405 405 405 405 405 405 404 405
        GET    /c/{centre}/sittings/{sittingId:guid}/attendance-sheet sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/board sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/board sittingId=sitting:released query.standing=HandedIn : in 404 403 404 200 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/board/{number:int} sittingId=sitting:open number=1 : in 403 404 404 200 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/board/{number:int} sittingId=sitting:open number=9999 : in 403 404 404 404 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/minutes sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/accommodations sittingId=sitting:open : in 403 403 403 404 403 403 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/accommodations sittingId=sitting:open form.Accommodate.Number=1 form.Accommodate.Minutes=20 form.Accommodate.Reason=a : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/accommodations/withdrawals sittingId=sitting:open : in 403 403 403 404 403 403 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/announcements sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/announcements sittingId=sitting:open form.Announcement.Text=a : in 403 404 404 302 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/close-changes sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/close-changes sittingId=sitting:open form.Closing.Reason=a : in 403 404 404 302 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/entry-slips/new sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/entry-slips sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/extensions sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/extensions sittingId=sitting:open form.Extension.Minutes=5 form.Extension.Reason=a : in 403 404 404 302 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/extensions sittingId=sitting:closed form.Extension.Minutes=5 form.Extension.Reason=a : in 404 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/incidents sittingId=sitting:open : in 403 404 404 404 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/incidents sittingId=sitting:open form.Incident.Number=1 form.Incident.Kind=Warning form.Incident.Account=a : in 403 404 404 302 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/incidents/{id:guid}/withdrawals sittingId=sitting:open id=00000000-0000-0000-0000-000000000001 form.number=1 form.Withdrawal.Reason=a : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/pauses sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/pauses sittingId=sitting:open form.Pause.Reason=a : in 403 404 404 302 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/pauses/endings sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404

        # Attendance
        GET    /c/{centre}/classes/{id:guid}/attendance id=class : in 200 404 200 200 200 200 404 404 404 404
        GET    /c/{centre}/classes/{id:guid}/attendance/exports id=class : in 403 403 200 200 200 200 403 404 404 403
        GET    /c/{centre}/sessions/{sessionId:guid}/attendance sessionId=session : in 403 404 200 200 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/attendance/code sessionId=session : in 403 404 200 200 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/check-ins/new sessionId=session : in 200 404 403 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/attendance sessionId=session : in 403 404 302 302 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/attendance sessionId=session form.Rest=true : in 403 404 302 302 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/attendance/code sessionId=session : in 403 404 302 302 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/attendance/code/closings sessionId=session : in 403 404 302 302 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/check-ins sessionId=session : in 200 404 403 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/check-ins sessionId=session form.Code=000000 : in 200 404 403 403 403 403 404 404 404 404

        # Session rooms
        ANY    /c/{centre}/rooms/live : 401 400 400 400 400 400 400 400 400 404 400
        ANY    /c/{centre}/rooms/live/negotiate : 401 405 405 405 405 405 405 405 405 404 405
        GET    /c/{centre}/sessions/{sessionId:guid}/room sessionId=session : in 200 404 200 200 200 200 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/board sessionId=session : in 200 404 200 200 200 200 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/films/{materialId:guid}/pauses sessionId=session materialId=film : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/films/{materialId:guid}/runs sessionId=session materialId=film : in 403 404 302 403 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/transcript sessionId=session : in 200 404 200 200 200 200 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/transcript/exports sessionId=session : in 403 404 200 200 200 200 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/transcript/papers sessionId=session : in 403 404 200 200 200 200 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/groups sessionId=session : in 200 404 200 200 200 200 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/groups sessionId=session form.all=true : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/groups/{groupId:guid}/members sessionId=session groupId=group : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/groups/{groupId:guid}/posts sessionId=session groupId=group : in 422 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/groups/{groupId:guid}/rapporteurs sessionId=session groupId=group : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/groups/{groupId:guid}/reports sessionId=session groupId=group : in 422 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/groups/endings sessionId=session : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/groups/latecomers sessionId=session : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/closings sessionId=session : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/hands sessionId=session : in 302 404 403 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/hands/lowerings sessionId=session : in 302 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/hands/lowerings sessionId=session form.personId=trainee : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/openings sessionId=session : in 403 404 302 403 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/questions sessionId=session : in 200 404 200 200 200 200 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/carried-questions sessionId=session form.questionId=asked:former : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/floor sessionId=session : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions sessionId=session : in 200 404 200 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions sessionId=session form.Text=a : in 302 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/answers sessionId=session questionId=asked : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/approvals sessionId=session questionId=asked : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/hidings sessionId=session questionId=asked : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/joins sessionId=session questionId=asked form.into=asked:second : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/joins/undoings sessionId=session questionId=asked : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/pins sessionId=session questionId=asked : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/pins/releases sessionId=session questionId=asked : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/reopenings sessionId=session questionId=asked : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/restorations sessionId=session questionId=asked : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/votes sessionId=session questionId=asked : in 302 404 403 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/votes/withdrawals sessionId=session questionId=asked : in 302 404 403 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/withdrawals sessionId=session questionId=asked : in 422 404 422 403 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/people sessionId=session : in 200 404 200 200 200 200 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/hold sessionId=session : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/muted sessionId=session : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/muted/releases sessionId=session : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/pace sessionId=session : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/pictures sessionId=session : in 400 404 400 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/approvals sessionId=session postId=post : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/edits sessionId=session postId=post : in 200 404 200 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/hidings sessionId=session postId=post : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/reactions sessionId=session postId=post : in 302 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/reactions sessionId=session postId=post form.reaction=1 : in 302 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/restorations sessionId=session postId=post : in 403 404 302 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/withdrawals sessionId=session postId=post : in 422 404 302 403 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/polls sessionId=session : in 200 404 200 200 200 200 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/polls sessionId=session : in 403 404 200 403 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/polls/new sessionId=session : in 403 404 200 403 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/polls/exports sessionId=session : in 403 404 200 200 200 200 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)} sessionId=session number=1 : in 404 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/answers sessionId=session number=1 : in 404 404 403 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/closings sessionId=session number=1 : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/hidings sessionId=session number=1 : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/showings sessionId=session number=1 : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/texts/{answerId:guid}/hidings sessionId=session number=1 answerId=00000000-0000-0000-0000-000000000001 : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/texts/{answerId:guid}/restorations sessionId=session number=1 answerId=00000000-0000-0000-0000-000000000001 : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/planned-polls sessionId=session : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts sessionId=session : in 200 404 200 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/posts sessionId=session form.Text=a : in 302 404 302 403 403 403 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/room/search sessionId=session : in 200 404 200 200 200 200 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/shown-parts sessionId=session : in 403 404 422 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/room/shown-parts sessionId=session form.position=2 : in 403 404 302 403 403 403 404 404 404 404

        # Help
        GET    /c/{centre}/search query.q=chi : in 200 200 200 200 200 200 403 200 404 403
        GET    /help : in 200 200 200 200 200 200 200 200 200 200
        GET    /help/{slug} slug=lam-bai-thi : in 200 200 200 200 200 200 200 200 200 200
        POST   /c/{centre}/people/{id:guid}/roles id=trainee form.role=CellOfficer form.do=grant : in 403 403 403 403 403 302 302 403 404 403
        # Exams
        GET    /c/{centre}/attempts : in 200 200 403 403 403 403 403 403 404 403
        PUT    /c/{centre}/attempts/{attemptId:guid}/answers/{number:int} attemptId=attempt:open number=1 : 401 428 428 428 428 428 428 428 428 404 428
        PUT    /c/{centre}/attempts/{attemptId:guid}/answers/{number:int} attemptId=attempt:open number=1 header.If-Match="0" : 401 415 415 415 415 415 415 415 415 404 415
        GET    /c/{centre}/attempts/{attemptId:guid}/answers/{number:int}/revisions attemptId=attempt:open number=1 : in 200 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/answers/{number:int}/revisions/{sequence:long} attemptId=attempt:open number=1 sequence=1 : in 200 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/form-token attemptId=attempt:open : 401 200 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/files attemptId=attempt:open : in 200 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/files attemptId=attempt:released : in 404 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/attempts/{attemptId:guid}/files attemptId=attempt:open : in 400 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/files/{id:guid} attemptId=attempt:open id=attempt-file : in 200 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/attempts/{attemptId:guid}/files/{id:guid}/moves attemptId=attempt:open id=attempt-file : in 302 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/attempts/{attemptId:guid}/files/{id:guid}/removals attemptId=attempt:open id=attempt-file : in 302 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/attempts/{attemptId:guid}/hand-ins attemptId=attempt:open : in 302 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/hand-ins/new attemptId=attempt:open : in 200 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/receipt attemptId=attempt:open : in 200 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/receipt attemptId=attempt:released : in 404 200 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/receipt/file attemptId=attempt:open : in 404 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/receipt/file attemptId=attempt:released : in 404 200 404 404 404 404 404 404 404 404
        POST   /c/{centre}/attempts/{attemptId:guid}/pastes attemptId=attempt:open form.number=1 form.length=345 : 401 204 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{attemptId:guid}/state attemptId=attempt:open : 401 200 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{id:guid} id=attempt:open : in 200 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/attempts/{id:guid} id=attempt:open : in 302 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/bank : in 403 403 200 200 200 200 403 200 404 403
        POST   /c/{centre}/bank : in 403 403 200 200 200 403 403 200 404 403
        GET    /c/{centre}/bank/new : in 403 403 200 200 200 403 403 200 404 403
        GET    /c/{centre}/bank/{id:guid} id=bank : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/bank/{id:guid} id=bank:sealed : in 403 403 403 403 403 403 403 403 404 403
        POST   /c/{centre}/bank/{id:guid} id=bank : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/bank/{id:guid}/comparisons id=bank : in 403 403 302 302 302 302 403 302 404 403
        GET    /c/{centre}/bank/{id:guid}/comparisons id=bank:sealed : in 403 403 403 403 403 403 403 403 404 403
        GET    /c/{centre}/bank/{id:guid}/edit id=bank : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/bank/{id:guid}/edit id=bank:sealed : in 403 403 403 403 403 403 403 403 404 403
        GET    /c/{centre}/bank/{id:guid}/previews id=bank : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/bank/{id:guid}/previews id=bank:sealed : in 403 403 403 403 403 403 403 403 404 403
        POST   /c/{centre}/bank/{id:guid}/retirements id=bank : in 403 403 403 302 403 403 403 403 404 403
        POST   /c/{centre}/bank/{id:guid}/retirements/removals id=bank : in 403 403 403 302 403 403 403 403 404 403
        GET    /c/{centre}/papers : in 403 403 403 200 200 200 403 403 404 403
        POST   /c/{centre}/papers : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/papers/new : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/papers/{id:guid} id=paper : in 403 403 403 200 200 200 403 403 404 403
        POST   /c/{centre}/papers/{id:guid} id=paper : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/papers/{id:guid}/edit id=paper : in 403 403 403 302 403 403 403 403 404 403
        GET    /c/{centre}/papers/{paperId:guid}/previews paperId=paper : in 403 403 403 302 302 302 403 403 404 403
        POST   /c/{centre}/papers/{paperId:guid}/questions paperId=paper : in 403 403 403 404 403 403 403 403 404 403
        GET    /c/{centre}/papers/{paperId:guid}/questions/new paperId=paper : in 403 403 403 302 403 403 403 403 404 403
        POST   /c/{centre}/papers/{paperId:guid}/questions/{id:guid}/removals paperId=paper id=question : in 403 403 403 422 403 403 403 403 404 403
        POST   /c/{centre}/papers/{paperId:guid}/openings paperId=paper : in 403 403 403 422 422 422 403 403 404 403
        POST   /c/{centre}/papers/{paperId:guid}/openings paperId=paper form.form=Official : in 403 403 403 302 302 302 403 403 404 403
        POST   /c/{centre}/papers/{paperId:guid}/questions/{id:guid}/moves paperId=paper id=question : in 403 403 403 422 403 403 403 403 404 403
        POST   /c/{centre}/papers/{paperId:guid}/questions/{id:guid}/versions paperId=paper id=question : in 403 403 403 422 403 403 403 403 404 403
        POST   /c/{centre}/papers/{paperId:guid}/seal-breaks paperId=paper : in 403 403 403 403 200 200 403 403 404 403
        GET    /c/{centre}/papers/{paperId:guid}/seal-breaks/new paperId=paper : in 403 403 403 403 302 302 403 403 404 403
        GET    /c/{centre}/sittings : in 403 403 200 200 200 200 403 200 404 403
        POST   /c/{centre}/sittings : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/sittings/new : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/form-changes sittingId=sitting:open : in 403 403 403 200 200 200 403 403 404 403
        GET    /c/{centre}/sittings/{sittingId:guid}/form-changes/new sittingId=sitting:open : in 403 403 403 200 200 200 403 403 404 403
        GET    /c/{centre}/sittings/{id:guid} id=sitting:open : in 302 404 404 200 200 200 404 200 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/appointments sittingId=sitting:open : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/appointments/removals sittingId=sitting:open : in 403 403 403 404 403 403 403 403 404 403
        GET    /c/{centre}/sittings/{sittingId:guid}/files sittingId=sitting:open : in 403 404 404 200 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/files/{id:guid} sittingId=sitting:open id=attempt-file : in 403 404 404 200 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/files/{id:guid} sittingId=sitting:closed id=attempt-file : in 404 404 404 404 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/files/{id:guid}/original sittingId=sitting:open id=attempt-file : in 403 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/attempts sittingId=sitting:open : in 302 404 404 403 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/attempts/new sittingId=sitting:open : in 302 404 404 403 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{sittingId:guid}/candidates sittingId=sitting:open : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/sittings/{sittingId:guid}/blocked sittingId=sitting:open : in 403 404 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/blocked sittingId=sitting:released query.why=NoDuty query.all=true : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{sittingId:guid}/follow-ups/new sittingId=sitting:released : in 403 403 403 200 403 403 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/follow-ups sittingId=sitting:released : in 403 403 403 200 403 403 403 403 404 403
        GET    /c/{centre}/sittings/{sittingId:guid}/postponements/new sittingId=sitting:open query.person=trainee : in 403 403 403 200 403 200 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/postponements sittingId=sitting:open : in 403 403 403 200 403 200 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/postponements/{person:guid}/withdrawals sittingId=sitting:open person=trainee : in 403 403 403 422 403 422 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/postponements/{person:guid}/withdrawals sittingId=sitting:open person=trainee form.reason=a : in 403 403 403 422 403 422 403 403 404 403
        POST   /c/{centre}/sittings/{sittingId:guid}/general-variants sittingId=sitting:open : in 403 403 403 422 403 403 403 403 404 403

        # Exams: one's own attempt, an attempt that is over
        PUT    /c/{centre}/attempts/{attemptId:guid}/answers/{number:int} attemptId=attempt:open number=1 header.If-Match="0" text=a : 401 412 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/attempts/{id:guid} id=attempt:released : in 404 200 404 404 404 404 404 404 404 404

        # Lessons
        GET    /c/{centre}/lesson-plans : in 403 403 200 200 200 200 403 200 404 403
        POST   /c/{centre}/lesson-plans : in 403 403 200 403 200 403 403 200 404 403
        GET    /c/{centre}/lesson-plans/new : in 403 403 200 403 200 403 403 200 404 403
        GET    /c/{centre}/lesson-plans/{id:guid} id=plan : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/lesson-plans/{id:guid} id=plan:submitted : in 403 403 404 200 200 200 403 404 404 403
        POST   /c/{centre}/lesson-plans/{id:guid} id=plan : in 403 403 422 403 403 403 403 403 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/edit id=plan : in 403 403 422 403 403 403 403 403 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/edit id=plan partId=part : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts id=plan : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid} id=plan partId=part : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/materials id=plan partId=part : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/materials/{materialId:guid}/captions id=plan partId=part materialId=material:film : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/materials/{materialId:guid}/captions/{captionsId:guid}/removals id=plan partId=part materialId=material:film captionsId=captions : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/materials/{materialId:guid}/chapters id=plan partId=part materialId=material:film : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/materials/{materialId:guid}/removals id=plan partId=part materialId=material : in 403 403 422 403 403 403 403 403 404 403
        GET    /c/{centre}/materials/{materialId:guid}/captions/{id:guid} materialId=material:film id=captions : in 200 404 200 200 200 200 404 200 404 404
        HEAD   /c/{centre}/materials/{materialId:guid}/captions/{id:guid} materialId=material:film id=captions : in 200 404 200 200 200 200 404 200 404 404
        OPTIONS /c/{centre}/uploads header.Tus-Resumable=1.0.0 : 401 403 403 204 204 204 204 403 204 404 403
        POST   /c/{centre}/uploads : 401 403 403 412 412 412 412 403 412 404 403
        POST   /c/{centre}/uploads header.Tus-Resumable=1.0.0 : 401 403 403 400 400 400 400 403 400 404 403
        HEAD   /c/{centre}/uploads/{id:guid} id=00000000-0000-0000-0000-000000000001 header.Tus-Resumable=1.0.0 : 401 403 403 404 404 404 404 403 404 404 403
        PATCH  /c/{centre}/uploads/{id:guid} id=00000000-0000-0000-0000-000000000001 header.Tus-Resumable=1.0.0 : 401 403 403 404 404 404 404 403 404 404 403
        DELETE /c/{centre}/uploads/{id:guid} id=00000000-0000-0000-0000-000000000001 header.Tus-Resumable=1.0.0 : 401 403 403 404 404 404 404 403 404 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/moves id=plan partId=part : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/polls id=plan partId=part : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/polls/{pollId:guid} id=plan partId=part pollId=00000000-0000-0000-0000-000000000001 : in 403 403 404 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/polls/{pollId:guid}/removals id=plan partId=part pollId=00000000-0000-0000-0000-000000000001 : in 403 403 404 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/removals id=plan partId=part : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/submissions id=plan : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/revisions id=plan : in 403 403 302 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/approvals id=plan : in 403 403 403 403 422 422 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/approvals id=plan:submitted : in 403 403 404 403 409 409 403 404 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/change-requests id=plan:submitted : in 403 403 404 403 422 422 403 404 404 403
        PUT    /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/text id=plan partId=part : 401 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/pastes id=plan partId=part : 401 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/set-aside/removals id=plan partId=part : in 403 403 302 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/remarks/{remarkId:guid}/settlements id=plan partId=part remarkId=00000000-0000-0000-0000-000000000001 : in 403 403 422 403 403 403 403 403 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/writers id=plan : in 403 403 200 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/writers id=plan : in 403 403 404 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/writers/{personId:guid}/removals id=plan personId=00000000-0000-0000-0000-000000000001 : in 403 403 422 403 403 403 403 403 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/kept id=plan : in 403 403 200 200 200 200 403 200 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/kept/{keptId:guid}/restorations id=plan keptId=00000000-0000-0000-0000-000000000001 : in 403 403 422 403 403 403 403 403 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/comparisons id=plan : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/copies/new id=plan : in 403 403 200 403 200 403 403 200 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/copies id=plan : in 403 403 200 403 200 403 403 200 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/archivals id=plan : in 403 403 403 403 302 302 403 403 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/presentation id=plan : in 403 403 200 403 200 403 403 200 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/presentation id=plan query.session=00000000-0000-0000-0000-000000000001 : in 403 403 404 403 404 403 403 404 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/presentation id=plan:submitted : in 403 403 404 403 403 403 403 404 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/presentation/notes id=plan : in 403 403 200 403 200 403 403 200 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/presentation/notes id=plan:submitted : in 403 403 404 403 403 403 403 404 404 403
        GET    /c/{centre}/sessions/{sessionId:guid}/lesson/presentation sessionId=session : in 403 403 302 403 404 403 403 404 404 403
        GET    /c/{centre}/resolutions : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/resolutions/new : in 403 403 200 200 200 200 403 200 404 403
        POST   /c/{centre}/resolutions : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/resolutions/matches : in 403 403 200 403 200 403 403 200 404 403
        GET    /c/{centre}/resolutions/{id:guid} id=00000000-0000-0000-0000-000000000001 : in 404 404 404 404 404 404 403 404 404 403
        GET    /c/{centre}/resolutions/{id:guid}/edit id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 404 404 403 403 404 403
        POST   /c/{centre}/resolutions/{id:guid} id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 404 404 403 403 404 403
        POST   /c/{centre}/resolutions/{id:guid}/supersessions id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 404 404 403 403 404 403
        POST   /c/{centre}/resolutions/{id:guid}/supersessions/removals id=00000000-0000-0000-0000-000000000001 : in 403 403 403 404 404 404 403 403 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/papers id=plan : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/papers id=plan:submitted : in 403 403 404 200 200 200 403 404 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/papers/word id=plan : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/papers/word id=plan:submitted : in 403 403 404 200 200 200 403 404 404 403
        GET    /c/{centre}/lesson-plans/imports/new : in 403 403 200 403 200 403 403 200 404 403
        POST   /c/{centre}/lesson-plans/imports : in 403 403 400 403 400 403 403 400 404 403
        POST   /c/{centre}/lesson-plans/imports/articles : in 403 403 422 403 422 403 403 422 404 403
        POST   /c/{centre}/lesson-plans/imports/articles form.Article.Address=http://127.0.0.1/ : in 403 403 422 403 422 403 403 422 404 403
        POST   /c/{centre}/lesson-plans/imports/confirmations : in 403 403 422 403 422 403 403 422 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/imports/confirmations id=plan : in 403 403 422 403 403 403 403 403 404 403
        GET    /c/{centre}/lesson-plans/{id:guid}/imports/new id=plan : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/imports id=plan : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/{id:guid}/imports/articles id=plan : in 403 403 422 403 403 403 403 403 404 403
        POST   /c/{centre}/lesson-plans/previews : in 403 403 200 403 200 403 403 200 404 403
        GET    /c/{centre}/sessions/{sessionId:guid}/lesson sessionId=session : in 302 404 302 302 302 302 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/lesson/parts/{position:int} sessionId=session position=1 : in 200 404 200 200 200 200 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/lesson/parts/{position:int}/readings sessionId=session position=1 : in 302 404 302 302 302 302 404 404 404 404
        # What is watched: the demo's film is not made ready to play, so nobody opens it; WatchedFilmTests do
        GET    /c/{centre}/sessions/{sessionId:guid}/films/{materialId:guid} sessionId=session materialId=film : in 403 404 200 200 200 200 404 404 404 404
        GET    /c/{centre}/sessions/{sessionId:guid}/films/{materialId:guid}/exports sessionId=session materialId=film : in 403 404 200 200 200 200 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/films/{materialId:guid}/watches sessionId=session materialId=film : 401 404 404 404 404 404 404 404 404 404 404
        POST   /films/reports json={"ticket":"a","position":0,"spans":[]} : 409 409 409 409 409 409 409 409 409 409 409
        POST   /films/reports json={} : 400 400 400 400 400 400 400 400 400 400 400
        GET    /c/{centre}/sessions/{sessionId:guid}/lesson/notes sessionId=session : in 200 404 403 403 403 403 404 404 404 404
        PUT    /c/{centre}/sessions/{sessionId:guid}/lesson/notes/{id:guid} sessionId=session id=00000000-0000-0000-0000-000000000001 form.PartId=part form.Text=a : 401 200 404 403 403 403 403 404 404 404 404
        DELETE /c/{centre}/sessions/{sessionId:guid}/lesson/notes/{id:guid} sessionId=session id=00000000-0000-0000-0000-000000000001 : 401 204 404 403 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/lesson/notes/{id:guid} sessionId=session id=00000000-0000-0000-0000-000000000001 form.PartId=part form.Text=a : in 302 404 403 403 403 403 404 404 404 404
        POST   /c/{centre}/sessions/{sessionId:guid}/lesson/notes/{id:guid}/removals sessionId=session id=00000000-0000-0000-0000-000000000001 : in 404 404 403 403 403 403 404 404 404 404

        # Media
        GET    /c/{centre}/files/{id:guid} id=file : in 200 404 200 200 200 200 404 200 404 404
        HEAD   /c/{centre}/files/{id:guid} id=file : in 200 404 200 200 200 200 404 200 404 404
        GET    /c/{centre}/files/{id:guid}/document id=file : in 404 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/files/{id:guid}/document/pdf id=file : in 404 404 404 404 404 404 404 404 404 404
        HEAD   /c/{centre}/files/{id:guid}/document/pdf id=file : in 404 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/files/{id:guid}/document/words id=file : in 404 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/files/{id:guid}/document/tries id=file : in 403 403 404 404 404 404 403 404 404 403
        GET    /c/{centre}/materials/{id:guid}/film id=film : in 200 404 200 200 200 200 404 200 404 404
        GET    /c/{centre}/materials/{id:guid}/film/index.m3u8 id=film : in 404 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/materials/{id:guid}/film/plain.mp4 id=film : in 404 404 404 404 404 404 404 404 404 404
        HEAD   /c/{centre}/materials/{id:guid}/film/plain.mp4 id=film : in 404 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/materials/{id:guid}/film/tries id=film : in 403 403 404 404 404 404 403 404 404 403
        GET    /films/{ticket}/{place:int}.m3u8 ticket=forged place=0 : 404 404 404 404 404 404 404 404 404 404 404
        HEAD   /films/{ticket}/{place:int}.m3u8 ticket=forged place=0 : 404 404 404 404 404 404 404 404 404 404 404
        GET    /films/{ticket}/{place:int}/head.mp4 ticket=forged place=0 : 404 404 404 404 404 404 404 404 404 404 404
        HEAD   /films/{ticket}/{place:int}/head.mp4 ticket=forged place=0 : 404 404 404 404 404 404 404 404 404 404 404
        GET    /films/{ticket}/{place:int}/{number:int}.m4s ticket=forged place=0 number=0 : 404 404 404 404 404 404 404 404 404 404 404
        HEAD   /films/{ticket}/{place:int}/{number:int}.m4s ticket=forged place=0 number=0 : 404 404 404 404 404 404 404 404 404 404 404
        GET    /films/{ticket}/poster.jpg ticket=forged : 404 404 404 404 404 404 404 404 404 404 404
        HEAD   /films/{ticket}/poster.jpg ticket=forged : 404 404 404 404 404 404 404 404 404 404 404
        GET    /films/{ticket}/plain.mp4 ticket=forged : 404 404 404 404 404 404 404 404 404 404 404
        HEAD   /films/{ticket}/plain.mp4 ticket=forged : 404 404 404 404 404 404 404 404 404 404 404

        # Marking
        GET    /c/{centre}/marking : in 200 200 200 200 200 200 200 200 404 200
        GET    /c/{centre}/mark-sheets/{id:guid} id=sheet : in 404 404 404 404 404 404 404 200 404 404
        GET    /c/{centre}/mark-sheets/{id:guid}/files/{number:int} id=sheet number=1 : in 404 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/mark-sheets/{id:guid} id=sheet : in 404 404 404 404 404 404 404 302 404 404
        POST   /c/{centre}/mark-sheets/{id:guid}/locks id=sheet : in 404 404 404 404 404 404 404 422 404 404
        POST   /c/{centre}/mark-sheets/{id:guid}/remarks id=sheet header.If-Match="0" json={} : 401 404 404 404 404 404 404 404 422 404 404
        DELETE /c/{centre}/mark-sheets/{id:guid}/remarks/{remarkId:guid} id=sheet:locked remarkId=remark header.If-Match="0" json={} : 401 404 404 404 404 404 404 404 412 404 404
        PUT    /c/{centre}/mark-sheets/{id:guid}/conclusion id=sheet header.If-Match="0" json={"text":"a"} : 401 404 404 404 404 404 404 404 200 404 404
        PUT    /c/{centre}/mark-sheets/{id:guid}/marks/{itemId:guid} id=sheet itemId=item header.If-Match="0" json={"value":1} : 401 404 404 404 404 404 404 404 200 404 404
        POST   /c/{centre}/mark-sheets/{id:guid}/locks id=sheet:locked : in 404 404 404 404 404 404 404 422 404 404
        GET    /c/{centre}/mark-sheets/{id:guid} id=sheet:locked : in 404 404 404 404 404 404 404 200 404 404
        PUT    /c/{centre}/mark-sheets/{id:guid}/note id=sheet header.If-Match="0" json={"text":"a"} : 401 404 404 404 404 404 404 404 200 404 404
        PUT    /c/{centre}/mark-sheets/{id:guid}/concern id=sheet header.If-Match="0" json={"text":"a"} : 401 404 404 404 404 404 404 404 200 404 404
        GET    /c/{centre}/mark-sheets/{id:guid}/state id=sheet : 401 404 404 404 404 404 404 404 200 404 404
        GET    /c/{centre}/mark-sheets/{id:guid}/comments id=sheet : 401 404 404 404 404 404 404 404 200 404 404
        GET    /c/{centre}/comments : in 403 403 200 200 200 200 200 200 404 403
        POST   /c/{centre}/comments form.Words=a : in 403 403 302 302 302 302 302 302 404 403
        GET    /c/{centre}/comments/{id:guid}/edit id=comment : in 403 403 404 404 404 404 404 200 404 403
        POST   /c/{centre}/comments/{id:guid}/edit id=comment form.Words=a : in 403 403 404 404 404 404 404 302 404 403
        POST   /c/{centre}/comments/{id:guid}/removal id=comment : in 403 403 404 404 404 404 404 302 404 403
        GET    /c/{centre}/sittings/{id:guid}/comments id=sitting:closed : in 404 404 404 200 200 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/comments id=sitting:closed form.Words=a : in 404 404 404 302 302 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/comments/{commentId:guid}/edit id=sitting:closed commentId=comment:shared : in 404 404 404 200 200 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/comments/{commentId:guid}/edit id=sitting:closed commentId=comment:shared form.Words=a : in 404 404 404 302 302 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/comments/{commentId:guid}/removal id=sitting:closed commentId=comment:shared : in 404 404 404 302 302 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/concerns/{sheetId:guid} id=sitting:closed maskNumber=mask:told sheetId=sheet:told form.answer=a : in 404 404 404 403 302 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/marking id=sitting:closed : in 404 404 404 200 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/marking id=sitting:released : in 404 403 404 200 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/seals/new id=sitting:closed : in 404 404 404 200 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/seals id=sitting:open : in 403 404 404 422 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/seals id=sitting:closed : in 404 404 404 422 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/releases/new id=sitting:released : in 404 403 404 403 200 200 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/releases id=sitting:closed : in 404 404 404 403 422 422 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/releases id=sitting:released : in 404 403 404 403 422 422 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/releases/consents/{consentId:guid}/withdrawals id=sitting:released consentId=appeal : in 404 403 404 403 422 422 404 403 404 404
        GET    /c/{centre}/appeals : in 403 403 200 200 200 200 403 200 404 403
        GET    /c/{centre}/appeals/{id:guid} id=appeal : in 404 404 404 200 200 200 404 404 404 404
        GET    /c/{centre}/appeals/{id:guid}/letter id=appeal : in 404 404 404 404 404 404 404 404 404 404
        POST   /c/{centre}/appeals/{id:guid}/acceptances id=appeal : in 404 404 404 422 422 403 404 404 404 404
        POST   /c/{centre}/appeals/{id:guid}/answers id=appeal : in 404 404 404 422 422 403 404 404 404 404
        POST   /c/{centre}/appeals/{id:guid}/dialogues id=appeal : in 404 404 404 422 422 403 404 404 404 404
        POST   /c/{centre}/appeals/{id:guid}/refusals id=appeal : in 404 404 404 422 422 403 404 404 404 404
        POST   /c/{centre}/appeals/{id:guid}/third-markings id=appeal : in 404 404 404 422 422 403 404 404 404 404
        GET    /c/{centre}/results/{sittingId:guid}/appeals sittingId=sitting:open : in 404 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/results/{sittingId:guid}/appeals sittingId=sitting:released : in 404 200 404 404 404 404 404 404 404 404
        POST   /c/{centre}/results/{sittingId:guid}/appeals sittingId=sitting:released : in 404 422 404 404 404 404 404 404 404 404
        GET    /c/{centre}/results/{sittingId:guid}/appeals/letter sittingId=sitting:released : in 404 404 404 404 404 404 404 404 404 404

        # Marking: absence, masks, reconciliation
        GET    /c/{centre}/sittings/{id:guid}/masks id=sitting:closed : in 404 404 404 403 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/masks id=sitting:released : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/scripts id=sitting:closed : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/scripts id=sitting:closed query.state=Third : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int} id=sitting:closed maskNumber=mask:discuss : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int} id=sitting:closed maskNumber=7 : in 404 404 404 403 404 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/absences id=sitting:open : in 403 404 404 422 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/absences id=sitting:closed : in 404 404 404 422 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/files/{number:int} id=sitting:closed maskNumber=mask:discuss number=1 : in 404 404 404 403 404 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/settlements id=sitting:closed maskNumber=mask:discuss : in 404 404 404 403 422 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/settlements id=sitting:closed maskNumber=mask:discuss form.Mark=7,5 form.Minutes=a : in 404 404 404 403 302 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/settlements id=sitting:closed maskNumber=mask:agreed form.Mark=7,5 form.Minutes=a : in 404 404 404 403 422 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/third-markings id=sitting:closed maskNumber=mask:third : in 404 404 404 403 422 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/agreement id=sitting:closed : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/similar-scripts id=sitting:closed : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/similar-scripts/{first:int}/{second:int} id=sitting:closed first=mask:discuss second=mask:agreed : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/similar-scripts/{first:int}/{second:int} id=sitting:closed first=mask:discuss second=7 : in 404 404 404 403 404 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/similar-scripts id=sitting:closed : in 404 404 404 403 302 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/second-rounds id=sitting:closed : in 404 404 404 403 422 403 404 403 404 404

        # Marking: masking, allocation, common set. The demo's masking officer is nobody of this table.
        GET    /c/{centre}/sittings/{id:guid}/maskings id=sitting:masking : in 404 404 404 403 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/maskings/{maskNumber:int} id=sitting:masking maskNumber=mask:masking : in 404 404 404 403 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/mask-decisions id=sitting:masking form.decision=Left : in 404 404 404 403 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/own-masks id=sitting:masking form.words=a : in 404 404 404 403 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/mask-closings id=sitting:masking : in 404 404 404 403 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/hand-overs/new id=sitting:masking : in 404 404 404 403 403 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/hand-overs id=sitting:masking : in 404 404 404 403 403 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/allocations/new id=sitting:masking : in 404 404 404 403 200 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/allocations id=sitting:masking : in 404 404 404 403 422 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/allocation-tables/template id=sitting:masking : in 404 404 404 403 422 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/allocation-tables id=sitting:closed form.table=a : in 404 404 404 403 422 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/standardisations id=sitting:closed : in 404 404 404 403 200 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/standardisations id=sitting:closed form.count=1 : in 404 404 404 403 422 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/standardisations/orders id=sitting:closed : in 404 404 404 403 302 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/standardisations/{place:int}/agreed-marks/edit id=sitting:closed place=1 : in 404 404 404 403 200 403 404 403 404 404
        POST   /c/{centre}/sittings/{id:guid}/standardisations/{place:int}/agreed-marks id=sitting:closed place=1 : in 404 404 404 403 422 403 404 403 404 404
        GET    /c/{centre}/standard-sheets/{id:guid} id=standard-sheet : in 404 404 404 404 404 404 404 200 404 404
        POST   /c/{centre}/standard-sheets/{id:guid} id=standard-sheet : in 404 404 404 404 404 404 404 302 404 404
        GET    /c/{centre}/standard-sheets/{id:guid}/files/{number:int} id=standard-sheet number=1 : in 404 404 404 404 404 404 404 404 404 404

        # Results
        GET    /c/{centre}/results : in 200 200 200 200 200 200 200 200 404 200
        GET    /c/{centre}/results/{sittingId:guid} sittingId=sitting:open : in 404 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/results/{sittingId:guid} sittingId=sitting:released : in 404 200 404 404 404 404 404 404 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers id=sitting:closed : in 404 404 404 200 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers id=sitting:released : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers/mark-sheets id=sitting:closed : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers/mark-sheets id=sitting:released : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers/reconciliation id=sitting:closed : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers/reconciliation id=sitting:released : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers/mark-table id=sitting:closed : in 404 404 404 403 200 403 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers/mark-table id=sitting:released : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers/reconciliation id=sitting:released query.format=Xlsx : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/papers/mark-table id=sitting:released query.format=Xlsx : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/archive id=sitting:closed : in 404 404 404 404 404 404 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/archive id=sitting:released : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/mark-sheets/{id:guid}/paper id=sheet : in 404 404 404 404 404 404 404 404 404 404
        GET    /c/{centre}/mark-sheets/{id:guid}/paper id=sheet:locked : in 404 404 404 404 404 404 404 200 404 404
        GET    /c/{centre}/sittings/{id:guid}/results id=sitting:open : in 403 404 404 404 404 404 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/results id=sitting:released : in 404 403 404 200 200 200 404 403 404 404
        GET    /c/{centre}/sittings/{id:guid}/results/document id=sitting:released : in 404 403 404 200 200 200 404 403 404 404
        """;

    public static IReadOnlyList<Route> Routes { get; } =
    [
        .. Lines.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(Route.Read),
    ];
}
