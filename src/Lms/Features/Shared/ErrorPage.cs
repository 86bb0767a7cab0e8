namespace Lms.Features.Shared;

public sealed record ErrorPage(int Status)
{
    public string TitleKey => Status switch
    {
        403 => "Errors.ForbiddenTitle",
        404 => "Errors.NotFoundTitle",
        413 => "Errors.TooLargeTitle",
        429 or 503 => "Errors.BusyTitle",
        >= 500 => "Errors.FailedTitle",
        _ => "Errors.BadRequestTitle",
    };

    public string HelpKey => Status switch
    {
        403 => "Errors.ForbiddenHelp",
        404 => "Errors.NotFoundHelp",
        413 => "Errors.TooLargeHelp",
        429 or 503 => "Errors.BusyHelp",
        >= 500 => "Errors.FailedHelp",
        _ => "Errors.BadRequestHelp",
    };
}
