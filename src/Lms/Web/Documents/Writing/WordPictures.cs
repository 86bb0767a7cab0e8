using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Draw = DocumentFormat.OpenXml.Drawing;
using Anchored = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Lms.Web.Documents.Writing;

/// <summary>Pictures of a document, each stored once however often it is shown.</summary>
internal sealed class WordPictures(MainDocumentPart main, IReadOnlyDictionary<Guid, byte[]> files)
{
    // English metric units: 9525 to a pixel at 96 to the inch, 635 to a twentieth of a point, 36000 to a millimetre.
    private const long Pixel = 9525;
    private const long Twentieth = 635;
    private const long Tallest = 200 * 36000L;

    private readonly Dictionary<Guid, string> stored = [];
    private uint count;

    /// <param name="widest">Twentieths of a point.</param>
    /// <returns>Null for a picture that is not at hand, or of a kind that Word does not draw.</returns>
    public Drawing? Show(Guid file, string description, int widest)
    {
        if (!files.TryGetValue(file, out var bytes) || PictureSize.Of(bytes) is not { } size)
        {
            return null;
        }

        var (width, height) = (size.Width * Pixel, size.Height * Pixel);
        var scale = Math.Min(1.0, Math.Min(widest * Twentieth / (double)width, Tallest / (double)height));
        return Inline(Store(file, bytes), description, Math.Max(1, (long)(width * scale)), Math.Max(1, (long)(height * scale)));
    }

    private string Store(Guid file, byte[] bytes)
    {
        if (stored.TryGetValue(file, out var id))
        {
            return id;
        }

        var part = main.AddImagePart(bytes[0] switch { 0x89 => ImagePartType.Png, 0xFF => ImagePartType.Jpeg, _ => ImagePartType.Gif });
        using var content = new MemoryStream(bytes, writable: false);
        part.FeedData(content);
        return stored[file] = main.GetIdOfPart(part);
    }

    private Drawing Inline(string relation, string description, long width, long height)
    {
        var number = ++count;
        description = XmlText.Of(description);
        return new Drawing(new Anchored.Inline(
            new Anchored.Extent { Cx = width, Cy = height },
            new Anchored.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new Anchored.DocProperties { Id = number, Name = $"Picture {number}", Description = description },
            new Anchored.NonVisualGraphicFrameDrawingProperties(new Draw.GraphicFrameLocks { NoChangeAspect = true }),
            new Draw.Graphic(new Draw.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(
                    new Pic.NonVisualDrawingProperties { Id = number, Name = $"Picture {number}", Description = description },
                    new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new Draw.Blip { Embed = relation }, new Draw.Stretch(new Draw.FillRectangle())),
                new Pic.ShapeProperties(
                    new Draw.Transform2D(new Draw.Offset { X = 0, Y = 0 }, new Draw.Extents { Cx = width, Cy = height }),
                    new Draw.PresetGeometry(new Draw.AdjustValueList()) { Preset = Draw.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
