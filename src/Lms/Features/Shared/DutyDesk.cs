using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Shared;

/// <summary>Between a form about a duty and the duty.</summary>
public sealed class DutyDesk(LmsDbContext db, TimeProvider clock, Texts text)
{
    public async Task Offer(Guid centreId, DutyForm form, CancellationToken stop) =>
        form.Choices = await DutyChoices.Load(db, centreId, clock.Today(), stop);

    /// <summary>The terms that the form holds; null when something is missing or unknown, told on its fields.</summary>
    public async Task<DutyTerms?> Read(Guid centreId, DutyForm form, ModelStateDictionary state, CancellationToken stop)
    {
        var terms = await ReadLoosely(centreId, form, state, stop);
        Require(!string.IsNullOrWhiteSpace(form.Position), nameof(form.Position), "Duties.PositionRequired", state);
        Require(!string.IsNullOrWhiteSpace(form.Duty), nameof(form.Duty), "Duties.DutyRequired", state);
        Require(form.Tag is { Length: > 0 }, nameof(form.Tag), "Duties.TagRequired", state);
        Require(form.UnitId is not null || state.IsBad(nameof(form.UnitId)), nameof(form.UnitId), "Duties.UnitRequired", state);
        Require(form.From is not null || state.IsBad(nameof(form.From)), nameof(form.From), "Duties.FromRequired", state);
        return state.IsValid ? terms : null;
    }

    /// <summary>The same with whatever the form lacks left empty: for changes that need only some of it.</summary>
    public async Task<DutyTerms?> ReadLoosely(Guid centreId, DutyForm form, ModelStateDictionary state, CancellationToken stop)
    {
        await FillIn(centreId, form, state, stop);
        if (form.Tag is { Length: > 0 } code && !await db.DutyTags.AnyAsync(tag => tag.CentreId == centreId && tag.Code == code, stop))
        {
            state.AddModelError(nameof(form.Tag), text["People.TagUnknown"]);
        }

        if (form.UnitId is { } id && !await db.Units.LastingTo(centreId, form.To).AnyAsync(unit => unit.Id == id, stop))
        {
            state.AddModelError(nameof(form.UnitId), text["People.UnitUnknown"]);
        }

        return state.IsValid
            ? new DutyTerms(
                form.Position ?? "", form.PositionCode, form.Duty ?? "", form.Tag ?? "", form.UnitId ?? Guid.Empty, form.From ?? clock.Today(), form.To, form.IsPrimary)
            : null;
    }

    /// <summary>
    /// Looks the wording over. With something to look at it is accepted only when the form says that somebody did; told on the
    /// form otherwise.
    /// </summary>
    public async Task<bool> Accepts(DutyAssignment duty, DutyForm form, Guid actor, CancellationToken stop)
    {
        await db.Judge(duty.CentreId, [duty], stop);
        form.Concerns = duty.Concerns;
        if (duty.WantsLook && form.LookedOver)
        {
            duty.LookOver(actor, clock.GetUtcNow());
        }

        return !duty.WantsLook;
    }

    // Words and tag that were left empty are the position's own. Questions are asked in Vietnamese, so its Vietnamese name is meant.
    private async Task FillIn(Guid centreId, DutyForm form, ModelStateDictionary state, CancellationToken stop)
    {
        form.PositionCode = string.IsNullOrWhiteSpace(form.PositionCode) ? null : form.PositionCode;
        if (form.PositionCode is not { } code)
        {
            return;
        }

        if (await db.Positions.AsNoTracking().SingleOrDefaultAsync(one => one.CentreId == centreId && one.Code == code, stop) is not { } position)
        {
            state.AddModelError(nameof(form.PositionCode), text["Duties.PositionUnknown"]);
            return;
        }

        form.Position = string.IsNullOrWhiteSpace(form.Position) ? position.Name : form.Position;
        form.Tag = string.IsNullOrEmpty(form.Tag) ? position.Tag : form.Tag;
    }

    private void Require(bool there, string field, string textKey, ModelStateDictionary state)
    {
        if (!there)
        {
            state.AddModelError(field, text[textKey]);
        }
    }
}

internal static class ModelStateWords
{
    /// <summary>Something was sent that could not be read: that is told already.</summary>
    public static bool IsBad(this ModelStateDictionary state, string field) => state.TryGetValue(field, out var entry) && entry.Errors.Count > 0;
}
