namespace Lms.Domain.Marking;

public enum AppealState
{
    /// <summary>Waits for the office or the head of marking.</summary>
    Applied = 1,

    Refused,

    /// <summary>Two fresh markers have it.</summary>
    Marking,

    /// <summary>Their marks differ: waits for a third to be drawn.</summary>
    ThirdWanted,

    ThirdMarking,

    /// <summary>Waits for the minutes of the dialogue between the first markers and the new ones.</summary>
    ToTalk,

    /// <summary>The mark is found, and the trainee not told yet.</summary>
    ToAnswer,

    Answered,
}
