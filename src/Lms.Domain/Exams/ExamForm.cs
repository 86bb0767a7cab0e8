namespace Lms.Domain.Exams;

/// <summary>The two forms that a paper is made in.</summary>
public enum ExamForm
{
    /// <summary>Đề chính thức.</summary>
    Official = 1,

    /// <summary>Đề dự phòng: written instead when the official form may have become known. A paper may lack it.</summary>
    Reserve,
}
