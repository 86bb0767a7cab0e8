using Lms.Web;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = FrontEnd.ContentRoot(),
});
builder.Services.AddFrontEnd();

var app = builder.Build();
app.UseFrontEnd();
app.MapControllers();
app.Run();
