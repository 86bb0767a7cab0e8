namespace Lms.Domain.Media;

/// <summary>Pixels of a picture as it is drawn, upright.</summary>
public readonly record struct PictureSize(int Width, int Height);
