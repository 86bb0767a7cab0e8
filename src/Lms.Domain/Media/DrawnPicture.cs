namespace Lms.Domain.Media;

/// <summary>What was seen of a picture while it was copied.</summary>
/// <param name="Width">Pixels, as they lie in the file; 0 if it does not say.</param>
/// <param name="Held">How the camera was held: 1 to 8, by Exif. From 5 on, width and height change places where it is drawn.</param>
/// <param name="Moves">It is more than one picture.</param>
internal readonly record struct DrawnPicture(int Width, int Height, int Held, bool Moves);
