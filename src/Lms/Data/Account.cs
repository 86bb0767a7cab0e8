using Microsoft.AspNetCore.Identity;

namespace Lms.Data;

/// <summary>A person's credentials; its id is the person's. The user name is the person's code.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account()
    {
    }

    public Account(Guid personId, string code)
    {
        Id = personId;
        UserName = code;
    }

    /// <summary>Set for a password that the office gave out: the next sign-in must change it.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When a password was last accepted; null when none ever was.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }
}
