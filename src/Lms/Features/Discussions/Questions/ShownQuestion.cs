using Lms.Data.Discussions;

namespace Lms.Features.Discussions.Questions;

/// <summary>A question as it stands on somebody's wall, with what they may do about it.</summary>
public sealed record ShownQuestion(WallEntry Entry, QuestionWall Wall)
{
    public WallLine Line => Entry.Line;

    public string Path => $"{Wall.Path}/questions/{Line.Id}";

    public bool IsOwn => Line.AskerId == Wall.Seat.PersonId;

    public bool MayVote => Wall is { IsOpen: true, Seat.RaisesHands: true } && !Line.IsMine && IsOpenToAll;

    public bool MayUnvote => Wall is { IsOpen: true, Seat.RaisesHands: true } && Line.VoteIsMine && IsOpenToAll;

    public bool MayWithdraw => Wall.IsOpen && IsOwn && !Line.IsHidden;

    public bool Leads => Wall.Seat.Leads;

    public bool MayAnswer => Leads && Line.Question.IsPublic;

    /// <summary>What this one could be joined to.</summary>
    public IEnumerable<WallEntry> Others => Wall.Entries.Where(other => other.Line.Sequence != Line.Sequence && other.Line.Question.IsPublic);

    private bool IsOpenToAll => Line.Question is { IsPublic: true, IsAnswered: false };
}
